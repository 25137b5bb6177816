import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { EXPORT_ENDINGS, exportFormat, FORMATS } from '../../../src/store/export/export-format.ts'

test('every ending chooses its format, in capitals too, and contradicts every other format', () => {
  for (const format of FORMATS) {
    for (const ending of EXPORT_ENDINGS[format]) {
      assert.equal(exportFormat(`a${ending.toUpperCase()}`, undefined), format)
      for (const other of FORMATS) assert.equal(typeof exportFormat(`a${ending}`, other) === 'string', other === format)
    }
  }
})

test('docs/data.md lists every format with its endings', () => {
  const page = readFileSync('docs/data.md', 'utf8')
  const table = page.slice(page.indexOf('| format | ending |')).split('\n\n')[0]!
  const rows = [...table.matchAll(/^\| `(\w+)` \| ([^|]*) \|/gm)].map(([, format, endings]) => [
    format,
    endings!.replaceAll('`', '').split(', '),
  ])
  assert.deepEqual(Object.fromEntries(rows), EXPORT_ENDINGS)
})
