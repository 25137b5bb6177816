import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder } from '../../../../src/runs/folder/files/make-folder.ts'

test('a folder is made with those above it, and a refusal is an error and no endless try', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'make-folder-'))
  t.after(() => rmSync(folder, { recursive: true }))
  makeFolder(join(folder, 'a', 'b', 'c'))
  makeFolder(join(folder, 'a', 'b', 'c'))
  assert.ok(statSync(join(folder, 'a', 'b', 'c')).isDirectory())
  writeFileSync(join(folder, 'file'), '')
  assert.throws(() => makeFolder(join(folder, 'file')), /EEXIST/)
  assert.throws(() => makeFolder(join(folder, 'file', 'below')), /ENOTDIR|EEXIST/)
  if (existsSync('/proc')) assert.throws(() => makeFolder('/proc/no-such-folder/below'), /ENOENT/)
})
