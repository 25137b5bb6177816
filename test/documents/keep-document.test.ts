import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { keepDocument } from '../../src/documents/keep-document.ts'
import { scratchFolder } from '../store/scratch.ts'

function place(t: TestContext): {
  folder: string
  keep: (text: string, name: string, same?: string[]) => Promise<string>
} {
  const base = scratchFolder(t)
  const folder = join(base, 'files')
  return {
    folder,
    keep(text, name, same = []) {
      const file = join(base, 'part')
      writeFileSync(file, text)
      return keepDocument(file, { folder, name, same, sha256: createHash('sha256').update(text).digest('hex') })
    },
  }
}

test('a second content of one name gets a number, the same content stands for both', async (t) => {
  const { folder, keep } = place(t)
  assert.equal(await keep('one', 'a.pdf'), 'a.pdf')
  assert.equal(await keep('two', 'a.pdf'), 'a (2).pdf')
  assert.equal(await keep('one', 'a.pdf', ['a.pdf']), 'a.pdf')
  assert.equal(await keep('one', 'b.pdf', ['a.pdf']), 'b.pdf')
  assert.deepEqual(readdirSync(folder).toSorted(), ['a (2).pdf', 'a.pdf', 'b.pdf'])
  assert.equal(statSync(join(folder, 'a.pdf')).ino, statSync(join(folder, 'b.pdf')).ino)
})

test('a stored copy that somebody has changed, cut or deleted is not taken for the content', async (t) => {
  for (const spoil of [
    (path: string) => writeFileSync(path, 'xyz'),
    (path: string) => writeFileSync(path, 'o'),
    (path: string) => writeFileSync(path, ''),
  ]) {
    const { folder, keep } = place(t)
    await keep('one', 'a.pdf')
    spoil(join(folder, 'a.pdf'))
    const name = await keep('one', 'b.pdf', ['a.pdf', 'gone.pdf'])
    assert.equal(readFileSync(join(folder, name), 'utf8'), 'one')
  }
})
