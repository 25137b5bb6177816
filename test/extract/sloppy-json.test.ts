import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sloppyJson } from '../../src/extract/sloppy-json.ts'

const READ: [text: string, values: unknown[]][] = [
  ['{"a":1}', [{ a: 1 }]],
  ['{"a":"one\ntwo\tthree"}', [{ a: 'one\ntwo\tthree' }]],
  ['{"a":[1,2,],"b":{"c":3,},}', [{ a: [1, 2], b: { c: 3 } }]],
  ['<!-- {"a":1} -->', [{ a: 1 }]],
  ['//<![CDATA[\n{"a":1}\n//]]>', [{ a: 1 }]],
  ['/* <![CDATA[ */{"a":1}/* ]]> */', [{ a: 1 }]],
  ['{"a":1};\n{"b":2}\n[{"c":3}]', [{ a: 1 }, { b: 2 }, [{ c: 3 }]]],
  ['{"a":1, // one\n/* two */ "b":"http://x//y"}', [{ a: 1, b: 'http://x//y' }]],
  ['{"a":"he said "no" twice","b":1,}', [{ a: 'he said "no" twice', b: 1 }]],
  ['{"a":"it\\\'s","b":"\\u00e9\\x",}', [{ a: "it's", b: 'éx' }]],
  ['{"a":"x"\n"b":{"c":1}\n"d":[1]}', [{ a: 'x', b: { c: 1 }, d: [1] }]],
  ['{"a":{"b":["c', [{ a: { b: ['c'] } }]],
  ['{"a":}', [{ a: null }]],
  ['no json', []],
  ['{a:1}', []],
  ['', []],
]
for (const [text, values] of READ) {
  test(`what is meant by ${JSON.stringify(text)}`, () => {
    assert.deepEqual(sloppyJson(text), values)
  })
}

test('a hostile text comes to an end', () => {
  for (const piece of ['"', '{', '{"', '\\', '[,', '"   \n ', '//', '/*', '<!--', '}']) sloppyJson(piece.repeat(20_000))
})

test('numbers that are none, and words of other languages, are null', () => {
  const text = '{"a": NaN, "b": [Infinity, -Infinity, 1], "c": None, "d": True, "e": False, "f": undefined, "g": "NaN"}'
  const [value] = sloppyJson(text)
  assert.deepEqual(value, { a: null, b: [null, null, 1], c: null, d: true, e: false, f: null, g: 'NaN' })
  assert.deepEqual(sloppyJson('[1e5, -2.5E-3, NaN,]'), [[100_000, -0.0025, null]])
  assert.deepEqual(sloppyJson('[nan, inf, -inf, true, null]'), [[null, null, null, true, null]])
})
