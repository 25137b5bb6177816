import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { olderNode } from '../package/older-node.ts'

const old = olderNode()

test(
  'an older Node says in one line what to do, in place of a syntax error',
  { skip: old === null && 'there is no older Node on the PATH' },
  () => {
    const { status, stdout, stderr } = spawnSync(old!, ['tools/node-24.mjs', 'tools/build.ts'], { encoding: 'utf8' })
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.match(stderr, /^This needs Node 24, and this is v\d+\.\d+\.\d+\..*npm rebuild node.*\n$/)
  },
)

test('this Node runs the tool with its arguments', () => {
  const { status, stdout } = spawnSync(process.execPath, ['tools/node-24.mjs', 'tools/ok.ts', 'no-such-check'], {
    encoding: 'utf8',
  })
  assert.equal(status, 2)
  assert.match(stdout, /^Unknown check 'no-such-check': there are types, /)
})

test('a tool that fails fails the script', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/node-24.mjs', 'tools/not-there.ts'], {
    encoding: 'utf8',
  })
  assert.equal(status, 1)
  assert.match(stderr, /not-there\.ts/)
})
