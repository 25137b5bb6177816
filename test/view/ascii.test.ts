import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toAscii, toAsciiJson } from '../../src/view/ascii.ts'

const CASES: [string, string][] = [
  ['plain ~ text', 'plain ~ text'],
  ['Nukuʻalofa', "Nuku'alofa"],
  ['Nouméa', 'Noumea'],
  ['Noume\u0301a', 'Noumea'],
  ['Straße, Ærø, Łódź', 'Strasse, AEro, Lodz'],
  ['“quoted” – and so on…', '"quoted" - and so on...'],
  ['½ ﬁ ①', '1/2 fi 1'],
  ['की', '\\u{915}\\u{940}'],
  ['東京', '\\u{6771}\\u{4eac}'],
  ['\u{1f600}', '\\u{1f600}'],
  ['\ud800 alone', '\\u{d800} alone'],
]

test('text is transliterated where it has a plain form and escaped where it has none', () => {
  for (const [text, expected] of CASES) assert.equal(toAscii(text), expected, text)
})

test('not one character above 127 comes through, whatever goes in', () => {
  for (let code = 0; code < 0x30000; code += 1) {
    const out = toAscii(String.fromCodePoint(code))
    for (let i = 0; i < out.length; i++) assert.ok(out.charCodeAt(i) < 128, `U+${code.toString(16)} gave ${out}`)
  }
})

test('JSON stays the same data', () => {
  const value = { name: 'Nouméa 東京 \u{1f600}', plain: 'x', bad: '\ud800' }
  const json = toAsciiJson(JSON.stringify(value))
  assert.deepEqual(JSON.parse(json), value)
  assert.match(json, /^[ -~]*$/)
})
