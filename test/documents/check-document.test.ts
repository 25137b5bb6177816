import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { checkDocument, type Expected } from '../../src/documents/check-document.ts'
import { createPdfReader } from '../../src/documents/pdf-reader.ts'
import { makePdf } from './make-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
const reader = createPdfReader()
after(async () => {
  await reader.close()
  rmSync(folder, { recursive: true })
})

async function checked(bytes: Buffer | string, expected: Partial<Expected> = {}): Promise<string> {
  const file = join(folder, 'document')
  writeFileSync(file, bytes)
  const found = await checkDocument(file, { type: null, contains: null, ...expected }, reader)
  return found.ok ? `${found.ext} ${found.type} ${found.bytes}` : found.fault
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = makePdf('Vehicle K-1042')

test('a document is what its content says', async () => {
  assert.equal(await checked(pdf), `pdf application/pdf ${pdf.length}`)
  assert.equal(await checked(PNG), `png image/png ${PNG.length}`)
  assert.equal(await checked('a,b\n1,2\n'), ' application/octet-stream 8')
})

test('a web page is no document, whatever it is called', async () => {
  assert.equal(await checked('<!DOCTYPE html><title>Not found</title>'), 'it is a web page, not a document')
  assert.equal(await checked('\n\n<HTML><body>Please log in', { type: 'pdf' }), 'it is a web page, not a pdf file')
  assert.equal(await checked('<?xml version="1.0"?><html xmlns="x"></html>'), 'it is a web page, not a document')
  assert.match(await checked('<html><p>', { type: 'html' }), /^html text\/html/)
})

test('another kind than the expected one is refused', async () => {
  assert.equal(await checked(PNG, { type: 'pdf' }), 'it is a png file, not a pdf file')
  assert.equal(await checked('busy', { type: 'pdf' }), 'it is of no known kind, not a pdf file')
})

test('empty and cut files are refused', async () => {
  assert.equal(await checked(''), 'the file is empty')
  assert.equal(await checked(pdf.subarray(0, pdf.length - 60)), 'the PDF is cut short')
})

test('the PDF of another item is refused', async () => {
  assert.match(await checked(pdf, { contains: 'K-1042' }), /^pdf/)
  assert.match(await checked(pdf, { contains: 'vehicle  k-1042' }), /^pdf/)
  assert.equal(await checked(pdf, { contains: 'K-1043' }), 'the PDF does not contain "K-1043"')
  assert.equal(await checked(PNG, { contains: 'K-1042' }), 'only a PDF can be searched for "K-1042"; it is a png file')
})

test('a PDF that cannot be read is a fault, not a crash', async () => {
  assert.match(await checked('%PDF-1.4\nnonsense\n%%EOF', { contains: 'x' }), /^the PDF/)
})

test('the hash is that of the whole file', async () => {
  const file = join(folder, 'hashed')
  writeFileSync(file, pdf)
  const found = await checkDocument(file, { type: 'pdf', contains: null }, reader)
  assert.equal(found.ok && found.sha256, createHash('sha256').update(pdf).digest('hex'))
})
