import assert from 'node:assert/strict'
import { it } from 'node:test'
import { plainText, shorten } from '../../src/vocabulary/plain-text.ts'

it('what could move a cursor, colour a terminal or forge a line is written out', () => {
  assert.equal(plainText('a\u001b[31mb\nc\td\re\u0007'), 'a\\x1b[31mb\\nc\\td\\x0de\\x07')
  assert.equal(plainText('\u202etxt.exe\u2028\u009b1m'), '\\u{202e}txt.exe\\u{2028}\\x9b1m')
  assert.equal(plainText('Žluťoučký 日本語 ไทย 👍'), 'Žluťoučký 日本語 ไทย 👍')
})

it('shortened text says that it was', () => {
  assert.deepEqual([shorten('abcdef', 6), shorten('abcdefg', 6)], ['abcdef', 'abc...'])
})
