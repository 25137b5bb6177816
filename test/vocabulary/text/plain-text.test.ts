import assert from 'node:assert/strict'
import { it } from 'node:test'
import { plainText, shorten, visibleText } from '../../../src/vocabulary/text/plain-text.ts'

it('what could move a cursor, colour a terminal or forge a line is written out', () => {
  assert.equal(plainText('a\u001b[31mb\nc\td\re\u0007'), 'a\\x1b[31mb\\nc\\td\\x0de\\x07')
  assert.equal(plainText('\u202etxt.exe\u2028\u009b1m'), '\\u{202e}txt.exe\\u{2028}\\x9b1m')
  assert.equal(plainText('Žluťoučký 日本語 ไทย 👍'), 'Žluťoučký 日本語 ไทย 👍')
})

it('what nobody sees is removed from a line of a screen, and joiners stay', () => {
  assert.equal(visibleText('\u200eDo\u00adnau\u200b\u2060 \u202eabc\u202c\u061c\ufeff\u{e0041}'), 'Donau abc')
  assert.equal(visibleText('\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 👩‍👧'), 'می\u200cخواهم 👩‍👧')
})

it('shortened text says that it was', () => {
  assert.deepEqual([shorten('abcdef', 6), shorten('abcdefg', 6)], ['abcdef', 'abc...'])
})
