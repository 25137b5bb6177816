import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSource } from '../../../src/config/parse/parse.ts'
import { gazette, lint, parse, problems, valid } from '../gazette.ts'

test('problems carry the file, the path and the value', () => {
  const parsed = parse(gazette({ 9: 'rate_limit: fast' }))
  assert.deepEqual(parsed.ok ? [] : parsed.problems, [
    {
      file: 'configs/fiji/gazette.yaml',
      line: 9,
      column: 13,
      path: 'rate_limit',
      level: 'error',
      rule: 'value',
      message: 'rate_limit must be a number of seconds, 0 or more: found "fast"',
      value: 'fast',
    },
  ])
})

test('places are the same with a byte order mark and with carriage returns', () => {
  const text = gazette({ 9: 'rate_limit: fast' })
  const expected = problems(text)
  assert.equal(expected.length, 1)
  assert.deepEqual(problems(`\ufeff${text}`), expected)
  assert.deepEqual(problems(text.replaceAll('\n', '\r\n')), expected)
  assert.deepEqual(valid(gazette().replaceAll('\n', '\r\n')), valid(`\ufeff${gazette()}`))
})

test('a bomb of aliases, endless nesting and a huge file are one clear problem each', () => {
  const bomb = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)
  assert.deepEqual(problems(`a0: &a0 [x]\n${bomb.join('\n')}\n`), [
    '1:1 yaml aliases (*name) expand to more than 100 copies',
  ])
  assert.match(problems(`name: ${'['.repeat(50_000)}`).join(), /^1:\d+ yaml /)
  assert.deepEqual(problems(`name: ${'x'.repeat(300_000)}`), [
    '1:1 yaml the file has 300006 characters: a config has at most 262144',
  ])
})

test('merge keys and aliases work, and faults in what they copy have a place', () => {
  const text = gazette({
    7: '  thumbnail: &card { container: article, title: h2, url: a }',
    8: '  article: { <<: *card, body: p }',
  })
  assert.match(lint(text).join('\n'), /^8:3 warning unknown-key selectors\.article\.container is not known here/)
})

test('dangerous key names are only unknown keys', () => {
  const text = gazette({ 9: '__proto__: { polluted: true }', 10: 'constructor: x', 11: 'headers: { __proto__: x }' })
  assert.equal(parse(text).ok, true)
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  assert.deepEqual(lint(text), [
    '9:1 warning unknown-key __proto__ is not known',
    '10:1 warning unknown-key constructor is not known',
  ])
})

test('unknown keys are reported with the nearest right name, or where they belong; also in an invalid config', () => {
  const text = gazette({
    5: '  url_template: https://gazette.example/{num}\n  max_page: 4\n  concurrency: 2',
    9: 'ratelimit: 4',
    10: 'wibble: 1',
  })
  const expected = [
    '6:3 warning unknown-key listing.max_page is not known, did you mean "max_pages" at the top level?',
    '7:3 warning unknown-key listing.concurrency is not known here: it belongs at the top level',
    '11:1 warning unknown-key ratelimit is not known, did you mean "rate_limit"?',
    '12:1 warning unknown-key wibble is not known',
  ]
  assert.deepEqual(lint(text), expected)
  assert.deepEqual(lint(text.replace('name: The Gazette', 'name: 1')), expected)
})

test('a parse result is plain JSON', () => {
  const parsed = parseSource(gazette(), { file: 'a.yaml', country: 'fiji', source: 'a' })
  assert.ok(parsed.ok)
  assert.deepEqual(JSON.parse(JSON.stringify(parsed.source)), parsed.source)
})

test('a misspelt key in an entry of a list is held against the keys of such entries', () => {
  const found = lint(gazette({ 9: 'documents: [{ link: a, nam: x }]', 10: 'documents_: 1' }))
  assert.deepEqual(
    found.filter((line) => line.includes('unknown-key')),
    [
      '9:24 warning unknown-key documents[0].nam is not known, did you mean "name"?',
      '10:1 warning unknown-key documents_ is not known, did you mean "documents"?',
    ],
  )
})
