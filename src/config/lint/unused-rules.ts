import { FILLER } from '../selector.ts'
import { placeholders } from '../expand/url-template.ts'
import { eachSelector } from './each-selector.ts'
import { declarationOf } from '../listings/listing-types.ts'
import type { JsonEntries } from '../schema/json-entries.ts'
import type { FileRule, LintedFile } from './rule.ts'

export const unusedSelector: FileRule = {
  name: 'unused-selector',
  level: 'info',
  ownOnly: true,
  *check(config) {
    const { type } = config.file.listing
    const entries = declarationOf(config.file.listing).entriesFrom(config.file.listing)
    if (entries === null) return
    const whole = 'body' in (jsonOf(config)?.json_paths ?? {})
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

function jsonOf({ source, file }: LintedFile): JsonEntries | null {
  return declarationOf(file.listing).json?.(source.listing) ?? null
}

export const filler: FileRule = {
  name: 'filler',
  level: 'info',
  ownOnly: true,
  *check({ file: { selectors } }) {
    const places = (['thumbnail', 'article'] as const).flatMap((part) => {
      const roles = Object.entries(selectors?.[part] ?? {}).filter(
        ([, list]) => Array.isArray(list) && list.includes(FILLER),
      )
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
  ownOnly: true,
  *check(config) {
    const { file } = config
    const paths = jsonOf(config)?.json_paths
    if (paths === undefined) {
      if (file.exclude != null)
        yield { path: ['exclude'], at: 'key', message: 'this works for an api listing only: elsewhere use filters' }
      return
    }
    const { exclude } = file.listing as { exclude?: JsonEntries['exclude'] | null }
    for (const [path, list] of [
      [['listing', 'exclude'], exclude],
      [['exclude'], file.exclude],
    ] as const) {
      for (const [i, pairs] of (list ?? []).entries()) {
        const unknown = Object.keys(pairs).find((name) => !(name in paths))
        if (unknown === undefined) continue
        yield {
          path: [...path, i, unknown],
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
  ownOnly: true,
  *check(config) {
    const { fields, cleaning } = config.source
    const json = jsonOf(config)
    if (json === null || cleaning['record_filter'] !== undefined) return
    const used = new Set([
      ...JSON_FIELDS,
      ...placeholders(json.url_construction_template ?? ''),
      ...json.exclude.flatMap((pairs) => Object.keys(pairs)),
      ...Object.keys(fields),
    ])
    for (const name of Object.keys(json.json_paths)) {
      if (used.has(name)) continue
      yield { path: ['listing', 'json_paths', name], at: 'key', message: 'nothing uses this field' }
    }
  },
}

export const noTitle: FileRule = {
  name: 'no-title',
  level: 'info',
  ownOnly: true,
  *check(config) {
    const { selectors, fields } = config.source
    const json = jsonOf(config)
    const isStated = declarationOf(config.file.listing).states?.includes('title') === true
    const isSelected = json === null ? selectors.thumbnail.title.length > 0 : 'title' in json.json_paths
    if (selectors.thumbnail.row !== undefined) return
    if (isStated || isSelected || selectors.article.title.length > 0 || 'title' in fields || 'name' in fields) return
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
  ownOnly: true,
  *check({ file }) {
    if (file.auth != null)
      yield { path: ['auth'], at: 'key', message: 'this version does nothing with it: see `login`' }
  },
}
