import assert from 'node:assert/strict'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeFileWhole } from '../../src/tables/replace-file.ts'
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

for (const mode of [0o600, 0o664, 0o777, 0o400]) {
  test(`a file of mode ${mode.toString(8)} keeps it`, async (t) => {
    const file = join(scratchFolder(t), 'out.jsonl')
    writeFileSync(file, 'old')
    chmodSync(file, mode)
    await writeFileWhole(file, parts('new'))
    assert.deepEqual([readFileSync(file, 'utf8'), statSync(file).mode & 0o777], ['new', mode])
  })
}

test('through links the file that they point to is replaced, wherever it is, also one that is not there yet', async (t) => {
  const folder = scratchFolder(t)
  mkdirSync(join(folder, 'else'))
  const file = join(folder, 'else', 'real.jsonl')
  symlinkSync('else/real.jsonl', join(folder, 'first.jsonl'))
  symlinkSync(join(folder, 'first.jsonl'), join(folder, 'second.jsonl'))
  for (const text of ['new', 'newer']) {
    await writeFileWhole(join(folder, 'second.jsonl'), parts(text))
    assert.equal(readFileSync(file, 'utf8'), text)
  }
  for (const name of ['first.jsonl', 'second.jsonl']) assert.ok(lstatSync(join(folder, name)).isSymbolicLink())
  assert.deepEqual(readdirSync(join(folder, 'else')), ['real.jsonl'])
})

test('links in a circle are an error of the system', async (t) => {
  const link = join(scratchFolder(t), 'a')
  symlinkSync('a', link)
  await assert.rejects(writeFileWhole(link, parts('x')), { code: 'ELOOP' })
})

test('a device is written to, not replaced', async () => {
  await writeFileWhole('/dev/null', parts('x'))
  assert.ok(lstatSync('/dev/null').isCharacterDevice())
})

test('a full disk leaves the old file and nothing else, and is about the file', async (t) => {
  const disk = smallDisk(t, '64k')
  if (disk === null) return
  const file = join(disk.folder, 'out.jsonl')
  writeFileSync(file, 'old')
  await assert.rejects(writeFileWhole(file, parts('x'.repeat(1_000_000))), { code: 'ENOSPC', path: file })
  assert.equal(readFileSync(file, 'utf8'), 'old')
  assert.deepEqual(readdirSync(disk.folder), ['out.jsonl'])
})
