/**
 * Question: is the form found that lets somebody in, on pages that the finder was not made with? 83 pages described
 * after the templates of public programs (bench/login-forms/pages.html), in 16 languages. A form that is not the marked
 * one counts twice: one found too much, one missed. `npm run bench -- login-forms [FILE]`.
 */
import { readFileSync } from 'node:fs'
import { findLoginForm } from '../src/extract/forms/find-login-form.ts'
import { parseFast } from '../src/extract/tree/parse/parse-fast.ts'

const file = process.argv[2] ?? new URL('login-forms/pages.html', import.meta.url)
const pages = readFileSync(file, 'utf8')
  .split('<!-- page: ')
  .slice(1)
  .map((text) => text.split(' -->\n', 2) as [name: string, html: string])

const counts = { right: 0, tooMuch: 0, missed: 0, fields: 0 }
const byRule = { right: 0, tooMuch: 0, missed: 0 }
for (const [name, html] of pages) {
  const { elements } = parseFast(`<!doctype html><html><body>${html}</body></html>`)
  const marked = (mark: string) => elements.find(({ attribs }) => mark in attribs) ?? null
  const [form, user, password] = ['data-login', 'data-user', 'data-password'].map(marked)
  const isLogin = user !== null || password !== null
  const found = findLoginForm(elements)
  const isRight = found !== null && isLogin && found.form === form
  const hasFields = isRight && found.user === user && found.password === password
  count(counts, { isLogin, isFound: found !== null, isRight })
  if (hasFields) counts.fields++
  if ((found !== null || isLogin) && !hasFields) say(`${name}: ${isRight ? 'another field' : said(found !== null)}`)
  // The rule that every form with one field for a password lets in, and no other does.
  const passwords = elements.filter(({ attribs }) => attribs['type']?.toLowerCase() === 'password')
  count(byRule, { isLogin, isFound: passwords.length === 1, isRight: passwords.length === 1 && isLogin })
}
const logins = counts.right + counts.missed
say(`\n${pages.length} pages, ${logins} of which let somebody in`)
say(`${line(counts)}; user and password named rightly on ${counts.fields}`)
say(`${line(byRule)} by the rule of one password field`)

function count(into: typeof byRule, { isLogin, isFound, isRight }: Record<'isLogin' | 'isFound' | 'isRight', boolean>) {
  if (isRight) into.right++
  if (isFound && !isRight) into.tooMuch++
  if (isLogin && !isRight) into.missed++
}

function line({ right, tooMuch, missed }: typeof byRule): string {
  const f1 = (2 * right) / (2 * right + tooMuch + missed)
  return `F1 ${f1.toFixed(3)}: ${right} right, ${tooMuch} too much, ${missed} missed`
}

function said(isFound: boolean): string {
  return isFound ? 'a form that lets nobody in' : 'missed'
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
