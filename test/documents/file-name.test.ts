import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentName, numberedName } from '../../src/documents/file-name.ts'

function named(template: string, fields: Record<string, string> = {}, filename = 'report.pdf'): string {
  return documentName(template, fields, { filename, ext: 'pdf', index: 2, sha256: 'abc' })
}

test('a template names fields of the record and of the document', () => {
  assert.equal(named('{ref}.pdf', { ref: 'K-1042' }), 'K-1042.pdf')
  assert.equal(named('{title}-{filename}', { title: 'Budget' }), 'Budget-report.pdf')
  assert.equal(named('{index} {sha256}.{ext}'), '2 abc.pdf')
  assert.equal(named('{nothing}{index}'), '2.pdf')
})

test('a value that looks like a placeholder stays as it is', () => {
  assert.equal(named('{title}.pdf', { title: 'On {ext} and {filename}' }), 'On {ext} and {filename}.pdf')
})

test('names are safe on every file system', () => {
  assert.equal(named('{title}', { title: '../../etc/passwd' }), '_.._etc_passwd.pdf')
  assert.equal(named('{title}', { title: 'a\\b:c*d?e"f<g>h|i\n\0' }), 'a_b_c_d_e_f_g_h_i__.pdf')
  assert.equal(named('{title}.pdf', { title: 'con' }), '_con.pdf')
  assert.equal(named('{title}.pdf', { title: ' .hidden. ' }), 'hidden.pdf')
  assert.equal(named('{title}.pdf', { title: '' }), 'document.pdf')
  assert.equal(named('{title}.pdf', { title: 'COM¹' }), '_COM¹.pdf')
  assert.equal(named('{title}', { title: '...' }), 'document.pdf')
})

test('long names are cut between characters, and keep their extension', () => {
  const name = named('{title}.pdf', { title: '日本語'.repeat(100) })
  assert.ok(Buffer.byteLength(name) <= 143, name)
  assert.match(name, /^(日本語)+日?本?\.pdf$/)
})

test('a number stands before the extension', () => {
  assert.equal(numberedName('report.pdf', 2), 'report (2).pdf')
  assert.equal(numberedName('report', 3), 'report (3)')
})

const EXTENSIONS: [template: string, filename: string, ext: string, name: string][] = [
  ['{filename}', 'report.pdf', 'pdf', 'report.pdf'],
  ['{filename}', 'REPORT.PDF', 'pdf', 'REPORT.PDF'],
  ['{filename}', 'photo.jpeg', 'jpg', 'photo.jpeg'],
  ['{filename}', 'plan.tif', 'tif', 'plan.tif'],
  ['{filename}', 'letter.doc', 'cfb', 'letter.doc'],
  ['{filename}', 'book.epub', 'zip', 'book.epub'],
  ['{filename}', 'data.csv', '', 'data.csv'],
  ['{filename}', 'download.aspx', 'pdf', 'download.aspx.pdf'],
  ['{filename}', 'get_file.php', 'docx', 'get_file.php.docx'],
  ['{filename}', 'Budget v1.2', 'pdf', 'Budget v1.2.pdf'],
  ['{filename}', 'Minutes 12.03.2024', 'pdf', 'Minutes 12.03.2024.pdf'],
  ['{filename}', 'scan.jpg', 'pdf', 'scan.jpg.pdf'],
  ['{filename}', 'archive.tar.gz', 'gz', 'archive.tar.gz'],
  ['{filename}', 'noextension', 'png', 'noextension.png'],
  ['{filename}', '.pdf', 'pdf', 'document.pdf'],
  ['{sha256}.{ext}', 'a', 'docx', 'abc.docx'],
  ['{sha256}.bin', 'a', 'docx', 'abc.bin'],
  ['No. {index}', 'a', 'pdf', 'No. 2.pdf'],
]

for (const [template, filename, ext, name] of EXTENSIONS) {
  test(`${filename} of kind "${ext}" by ${template} is ${name}`, () => {
    assert.equal(documentName(template, {}, { filename, ext, index: 2, sha256: 'abc' }), name)
  })
}

test('a number stands before an extension of two parts', () => {
  assert.equal(numberedName('archive.tar.gz', 2), 'archive (2).tar.gz')
})
