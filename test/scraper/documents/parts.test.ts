import assert from 'node:assert/strict'
import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openParts } from '../../../src/scraper/documents/parts.ts'
import { scratchFolder } from '../../store/scratch.ts'

test('through a link in the place of the folder nothing is deleted, and nothing comes into it', (t) => {
  const folder = scratchFolder(t)
  const files = join(folder, 'files')
  mkdirSync(files)
  mkdirSync(join(folder, 'precious'))
  writeFileSync(join(folder, 'precious', '1'), 'ours')
  symlinkSync(join(folder, 'precious'), join(files, '.parts'))
  const parts = openParts(files)
  parts.sweep()
  parts.create()
  parts.sweep()
  assert.deepEqual(readdirSync(join(folder, 'precious')), ['1'])
  assert.equal(lstatSync(parts.folder).isDirectory(), true)
})

test('all but what is kept is deleted', (t) => {
  const parts = openParts(scratchFolder(t))
  parts.create()
  for (const name of ['1', '1.json', '2', '2.json']) writeFileSync(join(parts.folder, name), 'x')
  parts.keep(2)
  parts.sweep()
  assert.deepEqual(readdirSync(parts.folder).toSorted(), ['2', '2.json'])
  assert.equal(existsSync(parts.fileOf(1)), false)
})
