import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { signalExitCode } from '../../../src/vocabulary/run/exit-codes.ts'

for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) {
  test(`the exit code for ${signal} is the one that a shell reports`, () => {
    const shell = spawnSync('sh', ['-c', `sh -c 'kill -${signal.slice(3)} $$'; exit $?`])
    assert.equal(signalExitCode(signal), shell.status)
  })
}

test('an unknown signal counts as an interruption', () => {
  assert.equal(signalExitCode('SIGUSR2'), 130)
  assert.equal(signalExitCode(null), 130)
})
