import { readDate } from '../../extract/dates/read-date.ts'
import { htmlText } from '../../extract/tree/html-text.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import { nextPages, secondPage } from './find-pages.ts'
import type { Probe, Way } from './probe.ts'
import type { ListedEntry } from './card-selectors.ts'

/**
 * A JSON answer as an `api` listing: the list of like objects in it, and which of their keys are address, title, date,
 * text, tags and authors. Null where no object names an address, or no list is there.
 */
export async function apiWay(probe: Probe): Promise<Way | null> {
  const { url, text } = probe.page
  const found = listIn(parsed(text))
  if (found === null) return null
  const paths = pathsOf(found.items, url, probe.now)
  const link = paths['url']
  const built = link === undefined ? await constructed(found.items, probe) : null
  const addressOf = (item: Item): string | null => {
    if (link !== undefined) return addressIn(valueAt(item, link))
    return built === null ? null : built.template.replace('{id}', encodeURIComponent(String(valueAt(item, built.key))))
  }
  const json_paths = {
    ...(found.path === '' ? {} : { collection: found.path }),
    ...paths,
    ...(built === null ? {} : { id: built.key }),
  }
  const entries = found.items.flatMap((item): ListedEntry[] => {
    const named = addressOf(item)
    const address = named === null ? null : resolveLink(named, url)
    if (address === null) return []
    return [{ url: address, title: textAt(item, paths['title']), date: textAt(item, paths['date']) }]
  })
  if (entries.length === 0) return null
  const pages = await pagesOf(found, entries, probe)
  const hasTexts = 'body' in json_paths
  return {
    kind: 'json',
    listing: {
      type: 'api',
      ...pages.listing,
      ...(built === null ? {} : { url_construction_template: built.template }),
      json_paths,
    },
    thumbnail: null,
    entries,
    hasTexts,
    why: `${entries.length} entries as JSON${hasTexts ? ' with their texts' : ''}; ${pages.why}`,
  }
}

type Item = Record<string, unknown>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The longest list of objects, the outermost of those as long. */
function listIn(root: unknown): { path: string; items: Item[] } | null {
  let best: { path: string; items: Item[] } | null = null
  const queue: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let n = 0; n < queue.length && n < MOST_NODES; n++) {
    const { value, path, depth } = queue[n]!
    if (typeof value !== 'object' || value === null || depth > DEEPEST) continue
    if (Array.isArray(value)) {
      const items = value.filter((one): one is Item => typeof one === 'object' && one !== null && !Array.isArray(one))
      if (items.length >= 2 && items.length > (best?.items.length ?? 0) && items.some(hasTitle)) best = { path, items }
      continue
    }
    for (const [key, inner] of Object.entries(value)) {
      if (!/[.\s]/.test(key)) queue.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 })
    }
  }
  return best
}

const MOST_NODES = 5000
const DEEPEST = 6
const MOST_ITEMS = 20

function hasTitle(item: Item): boolean {
  return Object.keys(item).some((key) => TITLE.test(key))
}

const TITLE = /^(?:title|headline|heading|name|subject|titel|titre|titulo)$/i
const LINK = /^(?:url|link|href|permalink|web_?url|canonical_?url|share_?url|uri|path|full_?url|article_?url)$/i
const DATE = /date|publish|created|posted|time/i
const UNDATED = /modif|updat|edit|expir|read/i
const BODY = /body|content|text|html|description|value/i
const TAGS = /^(?:tags?|keywords?|topics?|categor(?:y|ies)|sections?)$/i
const AUTHORS = /^(?:authors?|byline|creators?|by|writers?)$/i
const ID = /^(?:slug|url_?slug|id|_?id|uuid|guid|nid|code|number)$/i

/** Paths of the parts of an entry, each with a value in most of the items. */
function pathsOf(items: readonly Item[], url: string, now: Date): Record<string, string> {
  const sample = items.slice(0, MOST_ITEMS)
  const leaves = leafPaths(sample)
  const most = (test: (path: string, value: unknown) => boolean): string | null => {
    for (const path of leaves) {
      const values = sample.map((item) => valueAt(item, path))
      const hits = values.filter((value) => test(path, value)).length
      if (hits * 10 >= sample.length * 8) return path
    }
    return null
  }
  const last = (path: string): string => path.split('.').at(-1)!
  const named = (path: string, form: RegExp): boolean => form.test(last(path)) || form.test(path.split('.')[0]!)
  const found = {
    url:
      most((path, value) => LINK.test(last(path)) && isAddress(value, url)) ?? most((_, value) => isPage(value, url)),
    title:
      most((path, value) => TITLE.test(last(path)) && isText(value, 3)) ??
      most((path, value) => TITLE.test(path.split('.')[0]!) && isText(value, 3)),
    date: most(
      (path, value) =>
        named(path, DATE) &&
        !UNDATED.test(path) &&
        (typeof value === 'string' || typeof value === 'number') &&
        readDate(String(value), { now }) !== null,
    ),
    body: longest(leaves, sample),
    tags: most((path, value) => named(path, TAGS) && isText(value, 1)),
    authors: most((path, value) => named(path, AUTHORS) && isText(value, 1)),
  }
  return Object.fromEntries(Object.entries(found).filter((pair): pair is [string, string] => pair[1] !== null))
}

/** The path with most text, where most items have a whole one there. */
function longest(leaves: readonly string[], sample: readonly Item[]): string | null {
  let best: string | null = null
  let most = 0
  for (const path of leaves) {
    if (!BODY.test(path)) continue
    const lengths = sample.map(
      (item) =>
        htmlText(
          [valueAt(item, path)]
            .flat(3)
            .filter((one) => typeof one === 'string')
            .join(' '),
        ).length,
    )
    const total = lengths.reduce((sum, length) => sum + length, 0)
    if (total > most && lengths.filter((length) => length >= WHOLE).length * 10 >= sample.length * 7)
      [best, most] = [path, total]
  }
  return best
}

const WHOLE = 400

function leafPaths(sample: readonly Item[]): string[] {
  const paths = new Set<string>()
  const queue: { value: unknown; path: string; depth: number }[] = sample.map((value) => ({
    value,
    path: '',
    depth: 0,
  }))
  for (let n = 0; n < queue.length && n < MOST_NODES; n++) {
    const { value, path, depth } = queue[n]!
    if (Array.isArray(value)) for (const one of value.slice(0, 5)) queue.push({ value: one, path, depth: depth + 1 })
    else if (typeof value === 'object' && value !== null && depth <= DEEPEST + 4) {
      for (const [key, inner] of Object.entries(value)) {
        if (!/[.\s]/.test(key))
          queue.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 })
      }
    } else if (path !== '') paths.add(path)
  }
  return [...paths]
}

/** As json_paths reads it: on a list, the key is looked up in every element. */
function valueAt(value: unknown, path: string): unknown {
  let at: unknown = value
  for (const key of path.split('.')) {
    if (Array.isArray(at))
      at = at
        .flat()
        .flatMap((one) => (typeof one === 'object' && one !== null && key in one ? [(one as Item)[key]] : []))
    else if (typeof at === 'object' && at !== null) at = (at as Item)[key]
    else return undefined
  }
  return at
}

function textAt(item: Item, path: string | undefined): string | null {
  const value = path === undefined ? null : valueAt(item, path)
  return typeof value === 'string' || typeof value === 'number' ? htmlText(String(value)) : null
}

function isText(value: unknown, shortest: number): boolean {
  const texts = [value].flat(2)
  return texts.length > 0 && texts.every((text) => typeof text === 'string' && text.length >= shortest)
}

function isAddress(value: unknown, base: string): boolean {
  return typeof value === 'string' && value.length > 1 && /[/.]/.test(value) && resolveLink(value, base) !== null
}

function isPage(value: unknown, base: string): boolean {
  return (
    typeof value === 'string' &&
    /^(?:https?:\/\/|\/)[^\s]{3,}$/.test(value) &&
    isAddress(value, base) &&
    !/\.(?:jpe?g|png|webp|gif|svg|mp[34])(?:$|\?)/i.test(value)
  )
}

/** How addresses are built of ids, as links on the site's home page show; null where none does. */
async function constructed(
  items: readonly Item[],
  { visitor, page }: Probe,
): Promise<{ key: string; template: string } | null> {
  const home = await visitor.get(new URL('/', page.url).href)
  if (!home.ok) return null
  for (const key of leafPaths(items.slice(0, 3)).filter((path) => ID.test(path))) {
    for (const item of items.slice(0, MOST_ITEMS)) {
      const id = String(valueAt(item, key))
      if (id.length < 3) continue
      const links = [...home.text.matchAll(/href="([^"<>\s]{1,500})"/g)].map((match) => match[1]!)
      const link = links.find((href) => href.split(/[/?=&]/).includes(id))
      const address = link === undefined ? null : resolveLink(link, home.url)
      if (address !== null) return { key, template: address.replace(id, '{id}') }
    }
  }
  return null
}

/** The template of the further answers, as they were found to be. */
async function pagesOf(
  found: { path: string; items: Item[] },
  entries: readonly ListedEntry[],
  { visitor, page }: Probe,
): Promise<{ listing: Record<string, unknown>; why: string }> {
  const size = found.items.length
  for (const next of nextPages([], page.url, size)) {
    const visited = await visitor.get(secondPage(next))
    const second = visited.ok ? valueAt(parsed(visited.text), found.path) : null
    const items = found.path === '' && visited.ok ? parsed(visited.text) : second
    if (!Array.isArray(items) || items.length === 0) continue
    const known = new Set(found.items.map((item) => JSON.stringify(item)))
    if (items.filter((item) => !known.has(JSON.stringify(item))).length * 2 < items.length) continue
    const isOffset = next.step > 1
    const template = next.template.replace('{num}', isOffset ? '{offset}' : '{page}')
    const sized = isOffset
      ? template.replace(new RegExp(`([?&](?:size|limit|count|per_page|rows|num)=)${size}(?=&|$)`), '$1{size}')
      : template
    return {
      listing: {
        url_template: sized,
        ...(isOffset
          ? { offset_step: next.step, ...(next.first === 0 ? {} : { offset_start: next.first }) }
          : next.first === 1
            ? {}
            : { page_start: next.first }),
      },
      why: `page 2 was looked at, and has others than the ${entries.length} of page 1`,
    }
  }
  // An api listing is numbered: one that is not ends at the repeated page.
  const joined = `${page.url}${page.url.includes('?') ? '&' : '?'}page={page}`
  return { listing: { url_template: joined }, why: 'no further page was found' }
}

function addressIn(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
