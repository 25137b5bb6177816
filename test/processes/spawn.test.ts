import assert from 'node:assert/strict'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { spawnExeca } from '../../src/processes/spawn-execa.ts'
import { spawnProcess } from '../../src/processes/spawn.ts'
import { scratchFolder } from '../store/scratch.ts'

const WORDS = [
  '$(touch made)',
  '`touch made`',
  '; touch made',
  '| touch made',
  '> made',
  '%PATH%',
  'a "b" \'c\'',
  '*',
  '',
]
const PRINT = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))'

for (const [name, spawn] of Object.entries({ spawnProcess, spawnExeca })) {
  test(`${name}: the words of a command reach the program as they are, since no shell reads them`, async (t) => {
    const cwd = scratchFolder(t)
    const output = openSync(join(cwd, 'output'), 'w')
    const words = ['-e', PRINT, '--', ...WORDS]
    const { exited } = spawn(process.execPath, words, { cwd, env: process.env, output, detached: false })
    assert.equal((await exited).exit_code, 0)
    closeSync(output)
    assert.deepEqual(JSON.parse(readFileSync(join(cwd, 'output'), 'utf8')), WORDS)
    assert.deepEqual(readdirSync(cwd), ['output'])
  })
}
