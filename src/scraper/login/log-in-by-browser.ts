import type { Login } from '../../config/login.ts'
import { pageSelectors } from '../../browser/page/page-selectors.ts'
import type { FetchedPage } from '../../http/client.ts'
import type { Rendering } from '../../http/exchange.ts'
import { readFormPage, viewerOf } from './judge-page.ts'
import type { LoginContext, LoginEnd } from './log-in.ts'

/** Logs in as a person does: in the browser, step by step, and looks whether that let it in. */
export async function logInByBrowser(login: Login & { kind: 'steps' }, at: LoginContext): Promise<LoginEnd> {
  const { client, signal } = at
  const show = async (url: string, render: Rendering): Promise<FetchedPage | LoginEnd> => {
    const fetched = await client.fetch(url, { operation: 'login', render, ...(signal === undefined ? {} : { signal }) })
    if (fetched.ok) return fetched.page
    const { failure } = fetched
    return failure.kind === 'not_built'
      ? { kind: 'refused', detail: failure.message }
      : { kind: 'unreachable', failure }
  }
  const first = login.steps.find(({ when }) => when === null)
  const form = { kind: 'detail', awaited: first === undefined ? [] : pageSelectors(first.selector) } as const
  const landed = await show(login.url, { ...form, steps: login.steps })
  if ('kind' in landed) return landed
  const page = await readFormPage(landed, at)
  const viewer = viewerOf(page, login)
  if (viewer === 'member') return { kind: 'in', landed: landed.url }
  const message = page.message()
  const said = message === '' ? '' : `: the page says "${message}"`
  if (viewer !== 'doubtful') return { kind: 'refused', detail: `${landed.url} did not let it in${said}` }
  // Some lead to a page of its own kind: then another one has to show it.
  const marks = [login.logged_in, login.expired].flatMap((mark) => (mark === null ? [] : pageSelectors(mark)))
  const again = await show(at.base_url, { kind: 'detail', awaited: marks })
  if ('kind' in again) return again
  if (viewerOf(await readFormPage(again, at), login) === 'member') return { kind: 'in', landed: again.url }
  return { kind: 'refused', detail: `${landed.url} did not let it in${said}` }
}
