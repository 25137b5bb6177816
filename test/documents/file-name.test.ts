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
  assert.equal(named('{title}.pdf', { title: '' }), 'pdf.pdf')
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
