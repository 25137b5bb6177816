import { FILLER } from '../selector.ts'
import { placeholders } from '../expand/url-template.ts'
import { eachSelector } from './each-selector.ts'
import type { Source } from '../source.ts'
import type { FileRule } from './rule.ts'

export const unusedSelector: FileRule = {
  name: 'unused-selector',
  level: 'info',
  *check(config) {
    const { listing } = config.source
    const paths = jsonPathsOf(config.source)
    const entries = config.file.listing.type === 'wordpress' ? 'the API' : entriesFrom(listing)
    if (entries === null) return
    const type = config.file.listing.type
    const whole = paths !== null && 'body' in paths
    for (const { path } of eachSelector(config)) {
      if (path.at(-1) !== 0 || path[0] === 'listing') continue
      if (path[1] === 'thumbnail')
        yield {
          path,
          message: `never used: ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type} listing takes its entries from ${entries}`,
        }
      else if (whole) yield { path, message: 'never used: json_paths has the body, so no article page is read' }
    }
  },
}

/** What entries are read from where no selector has a part in it; null where selectors have. */
function entriesFrom(listing: Source['listing']): string | null {
  switch (listing.type) {
    case 'api':
      return 'json_paths'
    case 'cursor':
      return listing.json_paths === null ? null : 'json_paths'
    case 'feed':
      return 'the feed'
    case 'sitemap':
      return 'the sitemap'
    case 'pagination':
    case 'archive':
    case 'paginated_archive':
    case 'follow_link':
      return null
  }
}

function jsonPathsOf({ listing }: Source): Record<string, string> | null {
  return listing.type === 'api' || listing.type === 'cursor' ? listing.json_paths : null
}

export const filler: FileRule = {
  name: 'filler',
  level: 'info',
  *check({ file: { selectors } }) {
    const places = (['thumbnail', 'article'] as const).flatMap((part) => {
      const roles = Object.entries(selectors?.[part] ?? {}).filter(([, list]) => list?.includes(FILLER))
      return roles.map(([role]) => ['selectors', part, role])
    })
    const [first] = places
    if (first === undefined) return
    const more = places.length === 1 ? '' : ` (and at ${places.length - 1} more places)`
    yield { path: first, message: `the word "${FILLER}" is not needed any more${more}: leave the key out` }
  },
}

export const excludeField: FileRule = {
  name: 'exclude-field',
  level: 'warning',
  *check({ source, file }) {
    const paths = jsonPathsOf(source)
    if (paths === null) {
      if (file.exclude != null)
        yield { path: ['exclude'], at: 'key', message: 'this works for an api listing only: elsewhere use filters' }
      return
    }
    for (const place of [['listing', 'exclude'], ['exclude']]) {
      const list = place.length === 1 ? file.exclude : 'exclude' in file.listing ? file.listing.exclude : null
      for (const [i, pairs] of (list ?? []).entries()) {
        const unknown = Object.keys(pairs).find((name) => !(name in paths))
        if (unknown === undefined) continue
        yield {
          path: [...place, i, unknown],
          at: 'key',
          message: `json_paths has no field ${unknown}: this never excludes anything`,
        }
      }
    }
  },
}

const JSON_FIELDS = [
  'collection',
  'total',
  'url',
  'title',
  'date',
  'date_gmt',
  'body',
  'tags',
  'authors',
  'author',
  'language',
]

export const unusedPath: FileRule = {
  name: 'unused-path',
  level: 'info',
  *check({ source }) {
    const { listing, fields, cleaning } = source
    if ((listing.type !== 'api' && listing.type !== 'cursor') || cleaning['record_filter'] !== undefined) return
    const used = new Set([
      ...JSON_FIELDS,
      ...placeholders(listing.url_construction_template ?? ''),
      ...listing.exclude.flatMap((pairs) => Object.keys(pairs)),
      ...Object.keys(fields),
    ])
    for (const name of Object.keys(listing.json_paths ?? {})) {
      if (used.has(name)) continue
      yield { path: ['listing', 'json_paths', name], at: 'key', message: 'nothing uses this field' }
    }
  },
}

export const noTitle: FileRule = {
  name: 'no-title',
  level: 'info',
  *check({ source }) {
    const { selectors, listing, fields } = source
    const paths = jsonPathsOf(source)
    const listed = listing.type === 'feed' || (paths === null ? selectors.thumbnail.title.length > 0 : 'title' in paths)
    if (listed || selectors.article.title.length > 0 || 'title' in fields || 'name' in fields) return
    yield {
      path: ['selectors'],
      at: 'key',
      message: 'nothing finds a title: what a page says of itself is taken (og:title, <title>)',
    }
  },
}

/** Keys that stand in the dialect for what later versions do. */
export const notRunYet: FileRule = {
  name: 'not-run-yet',
  level: 'warning',
  *check({ file }) {
    for (const key of ['documents', 'login', 'auth'] as const) {
      if (file[key] == null) continue
      yield { path: [key], at: 'key', message: 'this version does nothing with it yet' }
    }
  },
}
