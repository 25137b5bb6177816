import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { readJson, writeJson } from '../../../../src/runs/folder/files/json-file.ts'

it('a JSON file is the old one or the new one, and a broken one reads as none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regatta-json-'))
  try {
    const path = join(folder, 'x.json')
    assert.equal(readJson(path), null)
    writeJson(path, { a: 1 })
    writeJson(path, { a: 2 }, { durable: true })
    assert.deepEqual(readJson(path), { a: 2 })
    assert.deepEqual(readdirSync(folder), ['x.json'], 'no temporary file is left')
    assert.throws(() => writeJson(join(folder, 'missing', 'x.json'), {}), /ENOENT/)
    writeFileSync(path, '{"a":')
    assert.equal(readJson(path), null)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
