import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collapseWhitespace } from '../../src/extract/collapse-whitespace.ts'

const ROWS: [what: string, text: string, is: string][] = [
  ['white space of any kind', ' a \n\t b\u00a0c\u2003d \u3000', 'a b c d'],
  ['soft hyphens', 'Donau\u00addampf\u00adschiff', 'Donaudampfschiff'],
  ['spaces of no width within a word', 'un\u200bbreak\u2060able\ufeff', 'unbreakable'],
  ['one between words', 'a\u200b \u200bb', 'a b'],
  ['one at the ends', '\u200b a\u200b', 'a'],
  ['one where words have no blanks', 'ភាសា\u200bខ្មែរ', 'ភាសា\u200bខ្មែរ'],
  ['joiners, which change what is seen', 'می\u200cخواهم 👨\u200d👩', 'می\u200cخواهم 👨\u200d👩'],
  ['control characters', 'Rain\u0008bow\u0000s \u001b[31mred', 'Rainbows [31mred'],
]

for (const [what, text, is] of ROWS) test(what, () => assert.equal(collapseWhitespace(text), is))
