import type { Page } from 'playwright-core'
import { within } from './within.ts'

/** What scripts of a site keep in a browser beside cookies, by origin; `session` is that of one tab. */
export type WebStorage = Record<string, { local: Record<string, string>; session: Record<string, string> }>

const LOOK_MS = 5000

/** What the page's own origin has kept; null where that cannot be read. */
export async function readStorage(page: Page): Promise<WebStorage | null> {
  return within(
    LOOK_MS,
    page.evaluate<WebStorage>(
      `({ [location.origin]: { local: { ...localStorage }, session: { ...sessionStorage } } })`,
    ),
  )
}

/**
 * A script that gives a new document what a login has left: a tab has no part in what others keep in sessionStorage.
 * `isNew`: of a login that this tab has not seen; else only what is missing is filled in.
 */
export function storageScript(storage: WebStorage, isNew: boolean): string {
  return `(() => {
  const mine = ${JSON.stringify(storage)}[location.origin]
  if (mine === undefined) return
  for (const [kept, values] of [[localStorage, mine.local], [sessionStorage, mine.session]]) {
    for (const [name, value] of Object.entries(values)) {
      if (${String(isNew)} || kept.getItem(name) === null) kept.setItem(name, value)
    }
  }
})()`
}
