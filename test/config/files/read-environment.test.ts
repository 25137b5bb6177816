import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
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

test('a folder that comes from somebody else cannot widen what its configs may name', (t) => {
  const folder = scratchFolder(t)
  writeFileSync(join(folder, '.env'), 'REGATTA_CONFIG_VARIABLES=*\nKEY=file\n')
  assert.deepEqual(readEnvironment({ AWS_SECRET_ACCESS_KEY: 'x' }, folder), { KEY: 'file' })
})

test('a .env that is a pipe, a folder or no list of variables is none, and nobody waits for it', (t) => {
  const [pipe, folder, large] = [scratchFolder(t), scratchFolder(t), scratchFolder(t)]
  execFileSync('mkfifo', [join(pipe, '.env')])
  mkdirSync(join(folder, '.env'))
  writeFileSync(join(large, '.env'), `KEY=file\n${'#'.repeat(300_000)}`)
  for (const place of [pipe, folder, large]) assert.deepEqual(readEnvironment({ A: 'b' }, place), { A: 'b' })
})
