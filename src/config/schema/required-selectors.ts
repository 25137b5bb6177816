import { FILLER } from '../selector.ts'

type Loose = Record<string, unknown> | null | undefined
interface Context {
  addIssue(issue: { code: 'custom'; path: string[]; message: string }): void
}

/**
 * Which selectors a config needs depends on its listing. Runs also where other parts were faulty, so that all faults are
 * told at once: nothing can be taken as given.
 */
export function requireSelectors(file: unknown, ctx: Context): void {
  const root = file as Loose
  const listing = mapping(root?.['listing'])
  if (listing === null || typeof listing['type'] !== 'string') return
  const paths = mapping(listing['json_paths'])
  const selectors = mapping(root?.['selectors'])
  const thumbnail = mapping(selectors?.['thumbnail'])
  const article = mapping(selectors?.['article'])
  const missing = (part: string, key: string, why: string): void =>
    ctx.addIssue({ code: 'custom', path: ['selectors', part, key], message: `must be a CSS selector: ${why}` })

  const api = listing['type'] === 'api'
  if (!api) {
    if (!given(thumbnail?.['container'])) missing('thumbnail', 'container', 'it finds the entries of a listing page')
    if (!given(thumbnail?.['url'])) missing('thumbnail', 'url', 'it finds the link of an entry')
  }
  if (mapping(root?.['fields']) !== null) return
  const title = given(article?.['title']) || (api ? paths?.['title'] !== undefined : given(thumbnail?.['title']))
  if (!title) {
    if (api)
      ctx.addIssue({
        code: 'custom',
        path: ['listing', 'json_paths', 'title'],
        message: 'must be the path of the title',
      })
    else missing('thumbnail', 'title', 'without one no record has a title')
  }
  const body = given(article?.['body']) || (api && paths?.['body'] !== undefined)
  if (!body) missing('article', 'body', 'without one no record has a text')
}

function mapping(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

/** A value of the wrong type counts as given: it has been complained about already. */
function given(value: unknown): boolean {
  if (value === null || value === undefined) return false
  return !(Array.isArray(value) ? value : [value]).every((item) => item === FILLER)
}
