import { declarationNamed } from '../listings/listing-types.ts'
import { FILLER } from '../selector.ts'

type Loose = Record<string, unknown>
interface Context {
  addIssue(issue: { code: 'custom'; path: string[]; message: string }): void
}

/**
 * Which selectors a config needs depends on its listing. Runs also where other parts were faulty, so that all faults
 * are reported together: nothing can be taken as given, and what is of the wrong kind has been complained about
 * already.
 */
export function requireSelectors(file: unknown, ctx: Context): void {
  if (!isMapping(file) || !isMapping(file['listing'])) return
  const { listing, selectors = null } = file as Loose & { listing: Loose }
  const type = declarationNamed(listing['type'])
  const hasCards = type === null || type.entriesFrom(listing) === null
  const need = hasCards ? [CONTAINER, ...(hasRowKey(selectors) ? [] : [LINK])] : []
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

interface Need {
  path: [section: string, key: string]
  finds: string
}

const CONTAINER: Need = { path: ['thumbnail', 'container'], finds: 'the entries of a listing page' }
const LINK: Need = { path: ['thumbnail', 'url'], finds: 'the link of an entry' }

/** Whether an entry of the listing has something in place of a link. */
function hasRowKey(selectors: unknown): boolean {
  const thumbnail = isMapping(selectors) ? selectors['thumbnail'] : null
  return isMapping(thumbnail) && isGiven(thumbnail['key'])
}

function isMapping(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isGiven(value: unknown): boolean {
  if (value === null || value === undefined) return false
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.length === 0 || !list.every((item) => item === FILLER)
}
