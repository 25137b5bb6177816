import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeJson } from '../../src/runs/folder/files/json-file.ts'
import { replaceFile, writeFileWhole } from '../../src/tables/replace-file.ts'
import { temporaryBeside } from '../../src/tables/temporary-beside.ts'
import { scratchFolder } from '../store/scratch.ts'

async function* rows(): AsyncGenerator<string> {
  yield 'ours'
}

/** What writes a file by a temporary one: exports and reports, and all JSON of runs (plan, state, summary, task). */
const WRITERS: Record<string, (path: string) => void | Promise<void>> = {
  writeJson: (path) => writeJson(path, 'ours'),
  'writeJson, durable': (path) => writeJson(path, 'ours', { durable: true }),
  writeFileWhole: (path) => writeFileWhole(path, rows()),
  replaceFile: (path) => replaceFile(path, async (file) => writeFileSync(file, 'ours')),
}

for (const [name, write] of Object.entries(WRITERS)) {
  test(`${name} never writes through a link under the name of its temporary file`, async (t) => {
    const folder = scratchFolder(t)
    const [path, victim] = [join(folder, 'summary.json'), join(folder, 'elsewhere/victim')]
    mkdirSync(join(folder, 'elsewhere'))
    writeFileSync(victim, 'theirs')
    // The name cannot be guessed: the test makes chance give the same twice.
    t.mock.method(Math, 'random', () => 0.123_456_789)
    symlinkSync(victim, temporaryBeside(path))
    await assert.rejects(async () => write(path), { code: 'EEXIST' })
    assert.equal(readFileSync(victim, 'utf8'), 'theirs')
  })
}

test('names differ each time', () => {
  assert.notEqual(temporaryBeside('a'), temporaryBeside('a'))
})
