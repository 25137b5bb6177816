import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkedName } from '../../../src/scraper/documents/linked-name.ts'

const URL_OF_ONE = 'https://tenders.example/files/Annual%20report.pdf?v=2'

test('the name in the header is the name, else the last part of the URL', () => {
  assert.equal(linkedName(URL_OF_ONE, undefined), 'Annual report.pdf')
  assert.equal(linkedName(URL_OF_ONE, 'inline'), 'Annual report.pdf')
  assert.equal(linkedName(URL_OF_ONE, 'attachment; filename="a b.pdf"'), 'a b.pdf')
  assert.equal(linkedName(URL_OF_ONE, 'attachment; filename=plain.pdf; size=3'), 'plain.pdf')
  assert.equal(linkedName(URL_OF_ONE, `attachment; filename="x.pdf"; filename*=UTF-8''f%C3%AAte.pdf`), 'fête.pdf')
})

test('names that are none, or lead elsewhere, become something that can be one', () => {
  assert.equal(linkedName('https://tenders.example/', undefined), 'document')
  assert.equal(linkedName('https://tenders.example/%E0%A4%A', undefined), '%E0%A4%A')
  assert.equal(linkedName(URL_OF_ONE, 'attachment; filename="../../etc/passwd"'), 'passwd')
  assert.equal(linkedName(URL_OF_ONE, 'attachment; filename="..\\..\\boot.ini"'), 'boot.ini')
})
