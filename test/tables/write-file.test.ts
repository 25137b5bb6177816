import assert from 'node:assert/strict'
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeFileWhole } from '../../src/tables/write-file.ts'
import { scratchFolder, smallDisk } from '../store/scratch.ts'

async function* parts(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

async function* broken(): AsyncGenerator<string> {
  yield 'half'
  throw new Error('no more')
}

test('the old file stays until the new one is whole', async (t) => {
  const folder = scratchFolder(t)
  const file = join(folder, 'out.jsonl')
  await writeFileWhole(file, parts('old'))
  await assert.rejects(writeFileWhole(file, broken()), /no more/)
  assert.equal(readFileSync(file, 'utf8'), 'old')
  await writeFileWhole(file, parts('n', 'ew'))
  assert.equal(readFileSync(file, 'utf8'), 'new')
  assert.deepEqual(readdirSync(folder), ['out.jsonl'])
})

test('through a link the file that it points to is replaced', async (t) => {
  const folder = scratchFolder(t)
  const file = join(folder, 'real.jsonl')
  const link = join(folder, 'link.jsonl')
  writeFileSync(file, 'old')
  symlinkSync(file, link)
  await writeFileWhole(link, parts('new'))
  assert.equal(readFileSync(file, 'utf8'), 'new')
  assert.ok(lstatSync(link).isSymbolicLink())
})

test('a device is written to, not replaced', async () => {
  await writeFileWhole('/dev/null', parts('x'))
  assert.ok(lstatSync('/dev/null').isCharacterDevice())
})

test('a full disk leaves the old file and nothing else', async (t) => {
  const disk = smallDisk(t, '64k')
  if (disk === null) return
  const file = join(disk.folder, 'out.jsonl')
  writeFileSync(file, 'old')
  await assert.rejects(writeFileWhole(file, parts('x'.repeat(1_000_000))), { code: 'ENOSPC' })
  assert.equal(readFileSync(file, 'utf8'), 'old')
  assert.deepEqual(readdirSync(disk.folder), ['out.jsonl'])
})
