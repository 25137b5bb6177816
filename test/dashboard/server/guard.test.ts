import assert from 'node:assert/strict'
import { hostname } from 'node:os'
import { test } from 'node:test'
import { refusalOf } from '../../../src/dashboard/server/guard.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'

interface Said {
  method?: string
  path?: string
  host?: string
  token?: string | null
  headers?: Record<string, string>
}

const HOME = '127.0.0.1:8790'

function statusOf({
  method = 'GET',
  path = '/api/fleet',
  host = '127.0.0.1',
  token = null,
  headers = {},
}: Said): number {
  const all: Record<string, string> = { host: HOME, ...headers }
  return refusalOf({ host, token }, { method, path, header: (name) => all[name] })?.status ?? 200
}

test('only names of this machine are answered on loopback', () => {
  for (const host of [HOME, 'localhost:8790', 'LOCALHOST', '127.0.0.1', '[::1]:8790', '127.8.9.10']) {
    assert.equal(statusOf({ headers: { host } }), 200, host)
  }
  for (const host of [
    'evil.example',
    'evil.example:8790',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '',
    hostname(),
    '10.0.0.1',
    '127.0.0.1@evil.example',
    '0x7f.1',
  ]) {
    assert.equal(statusOf({ headers: { host } }), 421, host)
    assert.equal(statusOf({ path: '/', headers: { host } }), 421, host)
  }
})

test('other sites neither read nor act, with or without the token', () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { origin: `https://evil.example#${HOME}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ]
  for (const headers of foreign) {
    assert.equal(statusOf({ headers }), 403, JSON.stringify(headers))
    const post = { method: 'POST', path: '/api/actions', token: TOKEN }
    assert.equal(statusOf({ ...post, headers: { ...headers, authorization: `Bearer ${TOKEN}` } }), 403)
  }
  for (const headers of [
    { origin: `http://${HOME}` },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ]) {
    assert.equal(statusOf({ headers }), 200, JSON.stringify(headers))
  }
})

test('a link on another site leads to the page, and to nothing else', () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  assert.equal(statusOf({ path: '/', headers }), 200)
  assert.equal(statusOf({ path: '/runs/20261121_115902_12ab', headers }), 200)
  assert.equal(statusOf({ path: '/', method: 'POST', headers }), 403)
  assert.equal(
    statusOf({
      path: '/assets/dashboard.js',
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    }),
    403,
  )
})

test('actions need the token, whatever the case of the scheme, and nothing that is like it', () => {
  const post = { method: 'POST', path: '/api/actions', token: TOKEN }
  assert.equal(statusOf(post), 401)
  for (const authorization of [
    TOKEN,
    `Basic ${TOKEN}`,
    'Bearer ',
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Bearer ${TOKEN} ${TOKEN}`,
  ]) {
    assert.equal(statusOf({ ...post, headers: { authorization } }), 401, authorization)
  }
  for (const scheme of ['Bearer', 'bearer']) {
    assert.equal(statusOf({ ...post, headers: { authorization: `${scheme} ${TOKEN}` } }), 200)
  }
  assert.equal(statusOf({ ...post, token: null, headers: { authorization: 'Bearer null' } }), 403)
  for (const method of ['PUT', 'DELETE', 'PATCH']) assert.equal(statusOf({ method, path: '/' }), 403)
})

test('from other machines everything but the empty page needs the token', () => {
  const far = { host: '0.0.0.0', token: TOKEN, headers: { host: '192.168.1.5:8790' } }
  assert.equal(statusOf(far), 401)
  assert.equal(statusOf({ ...far, path: '/metrics' }), 401)
  assert.equal(statusOf({ ...far, path: '/' }), 200)
  assert.equal(statusOf({ ...far, path: '/healthz' }), 200)
  assert.equal(statusOf({ ...far, headers: { ...far.headers, authorization: `Bearer ${TOKEN}` } }), 200)
  assert.equal(statusOf({ ...far, headers: { host: `${hostname()}:8790` }, path: '/' }), 200)
  assert.equal(statusOf({ ...far, headers: { host: 'evil.example' }, path: '/' }), 421)
})
