import type { Login } from '../../config/login.ts'
import type { FetchedPage } from '../../http/client.ts'
import { decodePage } from '../../http/charset/decode.ts'
import type { FormPage } from '../../extract/forms/form-page.ts'
import { openForms } from '../open-forms.ts'

/** For whom a page was made. */
export type Viewer =
  /** Somebody who is logged in. */
  | 'member'
  /** Nobody in particular: the session is over. */
  | 'anonymous'
  /** What only members see is missing, which may be this page's own way. */
  | 'doubtful'
  /** It is no web page, and does not say. */
  | 'unknown'

/** Reads a page, as far as it is HTML, for its forms. */
export async function readFormPage(
  page: Pick<FetchedPage, 'url' | 'headers' | 'body'>,
  options: { charset: string | null; country?: string | null },
): Promise<FormPage> {
  const { text, charset } = await decodePage(page, options)
  return openForms(text, page.url, charset)
}

/** Whether the bytes are those of a web page. */
export function isWebPage({ headers, body }: Pick<FetchedPage, 'headers' | 'body'>): boolean {
  const start = body.toString('latin1', 0, 1024)
  if (/^\s*(<!doctype\s+html|<html)\b/i.test(start)) return true
  return /\bhtml\b/i.test(headers['content-type'] ?? '') && /^\s*</.test(start)
}

/** Judges a web page by the marks of the config, and by the fields of its login form. */
export function viewerOf(page: FormPage, login: Login): Viewer {
  if (login.expired !== null && page.has(login.expired)) return 'anonymous'
  if (login.logged_in !== null && page.has(login.logged_in)) return 'member'
  if (login.kind === 'steps' && showsForm(page, login)) return 'anonymous'
  return login.logged_in === null ? 'member' : 'doubtful'
}

/** Whether every field that a login fills in first is on the page. */
function showsForm(page: FormPage, { steps }: Login & { kind: 'steps' }): boolean {
  const end = steps.findIndex(({ action }) => action === 'click')
  const first = (end === -1 ? steps : steps.slice(0, end)).filter(
    ({ action, when }) => action === 'fill' && when === null,
  )
  return first.length > 0 && first.every(({ selector }) => page.has(selector))
}
