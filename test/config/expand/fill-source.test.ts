import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillSource } from '../../../src/config/expand/fill-source.ts'
import { gazette, problems, valid } from '../gazette.ts'

test('values take the place of variables in URLs, headers, cookies and login, and hosts and origins follow', () => {
  const source = valid(
    gazette({
      2: 'base_url: "${SITE}"',
      5: '  url_template: "http://${HOST}:${PORT}/${EDITION:-main}/list?key=${KEY}&page={num}"',
      9: 'headers: { X-Key: "${KEY}" }\ncookies: { sid: "a${KEY}b" }',
      10: 'login: { url: "${SITE}/login", steps: [{ fill: "#user", value: "${USER_NAME}" }], logged_in: .out }',
    }),
  )
  const { KEY, ...rest } = {
    SITE: 'https://site.example',
    HOST: 'Api.example',
    PORT: '8080',
    KEY: 'k1',
    USER_NAME: 'me',
  }
  const filled = fillSource(source, { KEY, ...rest })
  assert.ok(filled.ok)
  assert.deepEqual(filled.values.toSorted(), [...Object.values(rest), KEY].toSorted())
  const { base_url, listing, headers, cookies, login, hosts, origins, written_listing } = filled.source
  assert.equal(base_url, 'https://site.example')
  assert.deepEqual(listing.url_template, ['http://Api.example:8080/main/list?key=k1&page={num}'])
  assert.deepEqual([headers, cookies], [{ 'X-Key': 'k1' }, { sid: 'ak1b' }])
  assert.ok(login?.kind === 'steps' && login.steps[0]?.action === 'fill')
  assert.deepEqual([login.url, login.steps[0].value], ['https://site.example/login', 'me'])
  assert.deepEqual(hosts, ['api.example:8080', 'site.example'])
  assert.deepEqual(origins, ['https://site.example', 'http://api.example:8080'])
  assert.deepEqual(written_listing, source.listing)
})

test('a source without variables comes back as it is', () => {
  const source = valid(gazette())
  assert.deepEqual(fillSource(source, { NAME: 'x' }), { ok: true, source, values: [] })
})

const FAULTS: [name: string, lines: Record<number, string>, environment: Record<string, string>, why: string][] = [
  [
    'not set',
    { 9: 'headers:\n  X-Key: "a ${KEY}"' },
    {},
    'configs/fiji/gazette.yaml:10:10: headers.X-Key needs the variable KEY, which is not set',
  ],
  [
    'empty',
    { 9: 'cookies: { sid: "${KEY}" }' },
    { KEY: '' },
    'configs/fiji/gazette.yaml:9:17: cookies.sid needs the variable KEY, which is not set',
  ],
  [
    'no URL',
    { 2: 'base_url: "https://${HOST}"' },
    { HOST: 'a b' },
    'configs/fiji/gazette.yaml:2:11: base_url is no http or https URL with the values of its variables',
  ],
  [
    'a value with a line break',
    { 9: 'headers: { X-Key: "${KEY}" }' },
    { KEY: 'a\r\nX-Other: b' },
    'configs/fiji/gazette.yaml:9:19: headers.X-Key cannot be sent with the value of its variable',
  ],
  [
    'a cookie with a semicolon',
    { 9: 'cookies: { sid: "${KEY}" }' },
    { KEY: 'a; b=c' },
    'configs/fiji/gazette.yaml:9:17: cookies.sid cannot be sent with the value of its variable',
  ],
]

for (const [name, lines, environment, why] of FAULTS) {
  test(`${name}: a sentence with its place, without the value`, () => {
    const filled = fillSource(valid(gazette(lines)), environment)
    assert.ok(!filled.ok)
    assert.equal(filled.why, why)
  })
}

const URLS: [url: string, fault: RegExp | null][] = [
  ['https://gazette.example/latest?page={num}&key=${KEY}', null],
  ['${BASE}/latest?page={num}', null],
  ['http://127.0.0.1:${PORT}/latest?page={num}', null],
  ['https://${SUB}.gazette.example/{num}', null],
  ['${BASE:-https://gazette.example}/{num}', null],
  ['${BASE:-gazette}/{num}', /must be an absolute URL/],
  ['https://gazette.example/${KEY}', /must have the placeholder \{num\}/],
  ['https://${A}:${B}@gazette.example/{num}', /user name or password/],
]

for (const [url, fault] of URLS) {
  test(`${url} ${fault === null ? 'is a listing' : `is refused: ${fault.source}`}`, () => {
    const found = problems(gazette({ 5: `  url_template: '${url}'` }))
    if (fault === null) assert.deepEqual(found, [])
    else assert.match(found.join('\n'), fault)
  })
}
