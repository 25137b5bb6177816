import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseJson } from '../../../src/extract/json/sent-json.ts'

const LIST = '[{"url":"/a1","title":"A } ] \\" B"}]'
const READ = [{ url: '/a1', title: 'A } ] " B' }]

const WRAPPED: [what: string, text: string][] = [
  ['a guard', `)]}',\n${LIST}`],
  ['a guard without a comma', `)]}'\n${LIST}`],
  ['a loop', `while(1);${LIST}`],
  ['another loop', `for (;;); ${LIST}`],
  ['a call', `callback(${LIST});`],
  ['a call with a comment in front', `/**/jQuery_1.done(${LIST})`],
  ['HTML behind', `${LIST}\n<!-- cached in 0.1 s -->`],
  ['a script behind', `${LIST}<script>var a = {b: [1]}</script>`],
  ['zeros behind', `${LIST}\u0000\u0000`],
  [
    'a warning of PHP in front',
    `<br />\n<b>Notice</b>: Undefined [x] in <b>/{y}.php</b> on line <b>2</b><br />\n${LIST}`,
  ],
  ['a warning in plain text', `Warning: Undefined variable $x in /y.php on line 2\n${LIST}`],
  ['a byte order mark', `\ufeff${LIST}`],
  ['a trailing comma', LIST.replace('}]', ',},]')],
  ['the same list again', `${LIST}\n${LIST}`],
]

for (const [what, text] of WRAPPED) {
  test(`${what} is no part of the JSON`, () => assert.deepEqual(parseJson(text), READ))
}

test('lines that are an object each are a list', () => {
  assert.deepEqual(parseJson('{"a":1}\n{"a":2}\r\n\n{"a":3}\n'), [{ a: 1 }, { a: 2 }, { a: 3 }])
  assert.deepEqual(parseJson('{"a":\n{"b":2}}'), { a: { b: 2 } })
})

test('line breaks in strings are taken as meant', () => {
  assert.deepEqual(parseJson('{"a":"b\nc\td"}'), { a: 'b\nc\td' })
})

test('digits stay as they were sent', () => {
  assert.equal(String((parseJson('cb([90071992547409931])') as unknown[])[0]), '90071992547409931')
})

for (const text of [
  '<!doctype html><html><script>var a = {"b": 1}</script></html>',
  '<html><body>[1]</body></html>',
  '[{"url":"/a1"},{"url":"/a',
  '{"a":[1,2}',
  'Not found',
  '',
]) {
  test(`${JSON.stringify(text)} is no JSON`, () => assert.equal(parseJson(text), undefined))
}
