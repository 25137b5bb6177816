import { textOf } from '../tree/text.ts'
import { parseFast } from '../tree/parse/parse-fast.ts'
import { findLoginForm } from './find-login-form.ts'

/** More text than a page has that is there to let people in; many sites have such a form in the head of every page. */
const MOST_TEXT = 2000

/** Whether a page is there to let people in, rather than for its content. */
export function asksForLogin(html: string): boolean {
  // Most pages end here, and need not be parsed.
  if (!/<(input|form)\b/i.test(html)) return false
  const { root, elements } = parseFast(html)
  return findLoginForm(elements) !== null && textOf(root).length < MOST_TEXT
}
