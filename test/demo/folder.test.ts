import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { claimFolder } from '../../src/cli/commands/demo/folder.ts'
import { identify } from '../../src/runs/folder/owner/process-identity.ts'

describe('the folder of the demo', () => {
  let dir: string
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'demo-folder-'))))
  afterEach(() => rmSync(dir, { recursive: true }))

  it('is made, and made anew, without touching what others put there', async () => {
    const path = join(dir, 'demo-run')
    const first = await claimFolder(path)
    assert.ok(first.ok)
    mkdirSync(first.folder.data)
    writeFileSync(join(first.folder.data, 'old.db'), '')
    writeFileSync(join(path, 'records.csv'), 'mine')
    first.folder.release()
    assert.ok((await claimFolder(path)).ok)
    assert.equal(existsSync(first.folder.data), false)
    assert.ok(existsSync(join(path, 'records.csv')))
  })

  it('is not taken from somebody else', async () => {
    writeFileSync(join(dir, 'thesis.txt'), '')
    mkdirSync(join(dir, 'data'))
    const claim = await claimFolder(dir)
    assert.ok(!claim.ok && claim.why === 'foreign')
    assert.match(claim.message, /not empty and was not made by a demo/)
    assert.ok(existsSync(join(dir, 'data')))
  })

  it('is not a file', async () => {
    const path = join(dir, 'demo-run')
    writeFileSync(path, '')
    assert.deepEqual(await claimFolder(path), { ok: false, why: 'foreign', message: `${path} is not a folder` })
  })

  it('is not taken from a demo that is going on', async () => {
    assert.ok((await claimFolder(dir)).ok)
    writeFileSync(join(dir, '.made-by-demo.json'), JSON.stringify({ process: identify(process.ppid) }))
    mkdirSync(join(dir, 'data'))
    const claim = await claimFolder(dir)
    assert.ok(!claim.ok && claim.why === 'busy')
    assert.ok(existsSync(join(dir, 'data')))
  })
})
