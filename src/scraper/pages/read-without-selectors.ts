import type { UnselectedParts } from '../../extract/article/unselected-parts.ts'
import { asksForLogin } from '../../extract/forms/asks-for-login.ts'
import type { PageOutcome } from '../../store/store.ts'
import type { RunContext } from '../run-context.ts'

/**
 * Makes the record of an article's page by `detail`; where the config has no selector for the text, or none that finds
 * one, by what the page says without selectors. A page that is no article, or asks for a login, stays rejected.
 */
export async function readWithoutSelectors(
  html: string,
  url: string,
  { task: { config }, clock }: RunContext,
  detail: (read?: UnselectedParts) => PageOutcome,
): Promise<PageOutcome> {
  const selected = detail()
  const isWithout = selected.kind === 'rejected' && selected.why === 'no body'
  if (!isWithout || Object.keys(config.fields).length > 0 || asksForLogin(html)) return selected
  // Most runs never need it.
  const { readUnselected } = await import('../../extract/article/read-unselected.ts')
  const read = readUnselected(html, url, clock.date())
  return read === null ? selected : detail(read)
}
