import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cut, fit, pad, width, wrapWords } from '../../src/view/cell.ts'

const WIDTHS: [string, number][] = [
  ['', 0],
  ['fiji', 4],
  ['東京', 4],
  ['cafe\u0301', 4],
  ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', 2],
  ['\u{1f1eb}\u{1f1ef}', 2],
  ['한국', 4],
  ['ｱ', 1],
]

test('width counts the columns of a terminal, not characters', () => {
  for (const [text, columns] of WIDTHS) assert.equal(width(text), columns, JSON.stringify(text))
})

const CUTS: [text: string, columns: number, cut: string][] = [
  ['fiji_sun', 8, 'fiji_sun'],
  ['fiji_sun', 7, 'fiji...'],
  ['fiji_sun', 3, '...'],
  ['fiji_sun', 1, '.'],
  ['fiji_sun', 0, ''],
  ['東京新聞です', 8, '東京...'],
  ['東京新聞です', 7, '東京...'],
  ['東京新聞です', 6, '東...'],
  ['ab cd ef', 6, 'ab...'],
  ['e\u0301e\u0301e\u0301e\u0301e\u0301', 4, 'e\u0301...'],
  ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}x\u{1f1eb}\u{1f1ef}yz', 5, '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}...'],
]

test('cut never goes through a character and never over the columns', () => {
  for (const [text, columns, expected] of CUTS) {
    assert.equal(cut(text, columns), expected, `${text} to ${columns}`)
    assert.ok(width(cut(text, columns)) <= columns)
  }
})

test('pad and fit make columns that stand below each other', () => {
  for (const [text] of WIDTHS) assert.equal(width(pad(text, 9)), 9, text)
  for (const [text, columns] of CUTS) assert.equal(width(fit(text, columns)), columns, text)
})

const WRAPS: [text: string, columns: number, most: number, lines: string[]][] = [
  ['one two three', 20, 3, ['one two three']],
  ['one two three', 7, 3, ['one two', 'three']],
  ['one two three four', 5, 3, ['one', 'two', 'th...']],
  ['/a/long/path.log and more', 10, 3, ['/a/long/pa', 'th.log and', 'more']],
  ['/a/long/path.log and more', 10, 1, ['/a/long...']],
  ['x', 0, 3, ['']],
  ['東京 新聞 です', 5, 3, ['東京', '新聞', 'です']],
  ['one two', 4, 1, ['o...']],
]

test('words are wrapped to a few lines, and what is left is cut', () => {
  for (const [text, columns, most, lines] of WRAPS) assert.deepEqual(wrapWords(text, columns, most), lines, text)
})
