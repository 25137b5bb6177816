import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { repository } from './repository.ts'

const IMPORT = `import { test } from 'node:test'\n`
const FILES: [what: string, text: string, status: number, output: RegExp][] = [
  ['a good file', `test('a', () => {})`, 0, /✔ .*\.test\.ts 1 test, [\s\S]*ℹ tests 1\n[\s\S]*ℹ pass 1\nℹ fail 0\n/],
  ['a skipped test says why', `test('a', { skip: 'no data' }, () => {})`, 0, /skipped: a: no data[\s\S]*ℹ skipped 1\n/],
  [
    'a failing test',
    `test('a', () => { throw new Error('broken mast') })`,
    1,
    /✖ a \([\s\S]*broken mast[\s\S]*ℹ fail 1\n/,
  ],
  ['an error outside of a test', `test('a', () => {})\nthrow new Error('capsized')`, 1, /capsized/],
  [
    'a test that hangs',
    `test('a', () => new Promise(() => {}))\nsetInterval(() => {}, 1000)`,
    1,
    /✖ a .*\n.*timed out/,
  ],
  [
    'a file left behind',
    `import { writeFileSync } from 'node:fs'\nimport { tmpdir } from 'node:os'\ntest('a', () => writeFileSync(tmpdir() + '/anchor', ''))`,
    1,
    /left behind: temporary file anchor[\s\S]*ℹ fail 1\n/,
  ],
  [
    'a process left behind',
    `import { spawn } from 'node:child_process'\ntest('a', () => spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }).unref())`,
    1,
    /left behind: process \d+: sleep 600/,
  ],
]

for (const [what, text, status, output] of FILES) {
  test(`the test runner and ${what}`, () => {
    using repo = repository({ 'sail.test.ts': IMPORT + text })
    // Else the inner runner takes itself for a part of this one.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const run = spawnSync(process.execPath, ['tools/test.ts', repo.root, '--timeout', '2'], { encoding: 'utf8', env })
    assert.match(run.stdout, output)
    assert.equal(run.status, status)
  })
}

test('a name that matches no file is a mistake, not a success', () => {
  const run = spawnSync(process.execPath, ['tools/test.ts', 'test/no-such-folder'], { encoding: 'utf8' })
  assert.equal(run.status, 2)
})
