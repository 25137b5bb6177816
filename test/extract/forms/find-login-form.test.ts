import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLoginForm, type LoginForm } from '../../../src/extract/forms/find-login-form.ts'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'
import { LOGIN_FORMS, LOGIN_PAGES } from './login-forms.ts'

function found(html: string): LoginForm | null {
  return findLoginForm(parseFast(`<!doctype html><html><body>${html}</body></html>`).elements)
}

for (const [what, isLogin, html] of LOGIN_FORMS) {
  test(`${what}: ${isLogin ? 'a login' : 'no login'}`, () => assert.equal(found(html) !== null, isLogin))
}

for (const [what, html] of LOGIN_PAGES) {
  test(`${what}: the login of several forms`, () => assert.equal(found(html)?.form?.attribs['id'], 'it'))
}

test('the fields of a login are named: user, password, button', () => {
  const [, , html] = LOGIN_FORMS.find(([what]) => what === 'a field for a branch of the bank')!
  const { user, password, submit } = found(html)!
  assert.deepEqual([user?.attribs['name'], password?.attribs['name'], submit?.name], ['userName', 'pin', 'button'])
  const trap = found(LOGIN_FORMS.find(([what]) => what.startsWith('a trap'))![2])
  assert.deepEqual([trap?.user?.attribs['name'], trap?.password?.attribs['name']], ['email', 'password'])
})

test('a page with nothing to fill in has none', () => {
  assert.equal(found('<h1>Log in</h1><p>Sign in to read on: <a href=/login>Log in</a>'), null)
})
