import { FILLER } from '../selector.ts'

type Loose = Record<string, unknown>
interface Context {
  addIssue(issue: { code: 'custom'; path: string[]; message: string }): void
}

/**
 * Which selectors a config needs depends on its listing. Runs also where other parts were faulty, so that all faults are
 * told at once: nothing can be taken as given, and what is of the wrong kind has been complained about already.
 */
export function requireSelectors(file: unknown, ctx: Context): void {
  if (!isMapping(file) || !isMapping(file['listing'])) return
  const { listing, selectors = null } = file as Loose & { listing: Loose }
  const need = [
    ...(hasCards(listing) ? LISTING_NEEDS : []),
    ...(isMapping(file['fields']) || hasTexts(listing) ? [] : ARTICLE_NEEDS),
  ]
  const missing = (path: string[], message: string): void => ctx.addIssue({ code: 'custom', path, message })

  if (selectors === null) {
    if (need.length > 0) missing(['selectors'], 'must be a mapping with thumbnail and article')
    return
  }
  for (const { path, finds } of need) {
    const [part, key] = path
    const section = (selectors as Loose)[part] ?? {}
    if (!isMapping(selectors) || !isMapping(section)) continue
    if (!isGiven(section[key])) missing(['selectors', part, key], `must be a CSS selector that finds ${finds}`)
  }
}

/** Whether entries are read from HTML. Of a type that is not known nothing is. */
function hasCards(listing: Loose): boolean {
  switch (listing['type']) {
    case 'api':
    case 'wordpress':
    case 'sitemap':
    case 'feed':
      return false
    case 'cursor':
      return !isMapping(listing['json_paths'])
    default:
      return true
  }
}

/** Whether the listing has the text of the articles. */
function hasTexts(listing: Loose): boolean {
  const { json_paths: paths, body_in_feed, body_in_api } = listing
  switch (listing['type']) {
    case 'api':
    case 'cursor':
      return isMapping(paths) && paths['body'] !== undefined
    case 'feed':
      return body_in_feed === true
    case 'wordpress':
      return body_in_api === true
    default:
      return false
  }
}

interface Need {
  path: [section: string, key: string]
  finds: string
}

const LISTING_NEEDS: Need[] = [
  { path: ['thumbnail', 'container'], finds: 'the entries of a listing page' },
  { path: ['thumbnail', 'url'], finds: 'the link of an entry' },
]

const ARTICLE_NEEDS: Need[] = [{ path: ['article', 'body'], finds: 'the text of an article' }]

function isMapping(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isGiven(value: unknown): boolean {
  if (value === null || value === undefined) return false
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.length === 0 || !list.every((item) => item === FILLER)
}
