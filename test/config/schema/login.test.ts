import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gazette, lint, problems, valid } from '../gazette.ts'

const STEPS = `login:
  url: https://gazette.example/login
  steps:
    - { fill: '#user', value: '\${GAZETTE_USER}' }
    - { fill: '#password', value: '\${GAZETTE_PASSWORD}' }
    - { click: 'button[type=submit]' }
    - { check: '#agree', when: 'form.licence' }
    - { wait: 'a.logout' }
  logged_in: a.logout
  expired: form#login`

test('the steps of a login as users write them', () => {
  assert.deepEqual(valid(gazette({ 9: STEPS })).login, {
    kind: 'steps',
    url: 'https://gazette.example/login',
    steps: [
      { action: 'fill', selector: '#user', value: '${GAZETTE_USER}', when: null },
      { action: 'fill', selector: '#password', value: '${GAZETTE_PASSWORD}', when: null },
      { action: 'click', selector: 'button[type=submit]', when: null },
      { action: 'check', selector: '#agree', when: 'form.licence' },
      { action: 'wait', selector: 'a.logout', when: null },
    ],
    logged_in: 'a.logout',
    expired: 'form#login',
  })
})

test('the host of a login is one of the source, whose credentials go there', () => {
  const { hosts, origins } = valid(gazette({ 9: STEPS.replace('gazette.example', 'sso.example') }))
  assert.deepEqual(hosts, ['gazette.example', 'sso.example'])
  assert.deepEqual(origins, ['https://gazette.example', 'https://sso.example'])
})

test('cookies of a browser in place of steps', () => {
  assert.deepEqual(valid(gazette({ 9: 'login: { cookies: cookies.txt, expired: .login }' })).login, {
    kind: 'cookies',
    cookies: 'cookies.txt',
    logged_in: null,
    expired: '.login',
  })
})

const FAULTS: [login: string, fault: RegExp][] = [
  ['yes', /login must be a mapping with url, steps, logged_in, expired, or with cookies/],
  ['{ url: https://a.example }', /login\.steps .*must say what is filled in and clicked/],
  ['{ steps: [{ click: a }], logged_in: a }', /login\.url .*must name the page with the form/],
  ['{ url: https://a.example, steps: [{ click: a }] }', /login\.logged_in .*must select/],
  ['{ url: https://a.example, steps: [], logged_in: a }', /login\.steps must be a list of steps/],
  ['{ url: https://a.example, steps: [{ fill: a }], logged_in: a }', /steps\[0\]\.value .*must say what is filled in/],
  ['{ url: https://a.example, steps: [{ click: a, value: b }], logged_in: a }', /steps\[0\]\.value must stand beside/],
  ['{ url: https://a.example, steps: [{ click: a, wait: b }], logged_in: a }', /steps\[0\] must have exactly one of/],
  ['{ url: https://a.example, steps: [{ when: b }], logged_in: a }', /steps\[0\] must have exactly one of/],
  ['{ url: https://a.example, steps: [{ fill: a, value: 1 }], logged_in: a }', /value must be text \(numbers need/],
  ['{ url: https://a.example, steps: [{ click: "a::text" }], logged_in: a }', /without ::text/],
  ['{ url: https://a.example, steps: [{ click: "a[" }], logged_in: a }', /must be a CSS selector/],
  ['{ cookies: a.txt, url: https://a.example }', /login\.url must not stand beside cookies/],
  ['{ cookies: a.txt, steps: [{ click: a }] }', /login\.steps must not stand beside cookies/],
]

for (const [login, fault] of FAULTS) {
  test(`${login}: ${fault.source}`, () => assert.match(problems(gazette({ 9: `login: ${login}` })).join('\n'), fault))
}

test('a password in plain text is noted, a misspelt key gets the right guess', () => {
  const plain = STEPS.replaceAll(/\$\{\w+\}/g, 'x')
  assert.match(lint(gazette({ 9: plain })).join('\n'), /9:1 info secret login: its password stands here in plain text/)
  assert.doesNotMatch(lint(gazette({ 9: STEPS })).join('\n'), /secret/)
  assert.match(lint(gazette({ 9: STEPS.replace('logged_in', 'loged_in') })).join('\n'), /unknown-key .*logged_in/)
})
