import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readEnvironment } from '../../../src/config/files/read-environment.ts'
import { scratchFolder } from '../../store/scratch.ts'

test('a config sees the environment, and .env below it, but not the database of the cluster', (t) => {
  const folder = scratchFolder(t)
  const database = 'postgres://me:secret@db.example/fleet'
  writeFileSync(join(folder, '.env'), `KEY=file\nONLY=file\nDATABASE_URL=${database}\n`)
  assert.deepEqual(readEnvironment({ KEY: 'shell', DATABASE_URL: database }, folder), { KEY: 'shell', ONLY: 'file' })
  assert.deepEqual(readEnvironment({}, folder), { KEY: 'file', ONLY: 'file' })
})
