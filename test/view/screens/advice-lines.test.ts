import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPalette } from '../../../src/view/palette.ts'
import { adviceLines } from '../../../src/view/screens/advice-lines.ts'
import { row, summary } from '../simulated-run.ts'

const layout = { palette: createPalette({ color: false, ascii: true }), columns: undefined, cwd: '/' }
const failed = (reason: 'host_down' | 'blocked' | 'invalid_config') => row({ status: 'failed', reason })

test('what to do is said once for each reason', () => {
  const lines = adviceLines(summary([failed('host_down'), failed('blocked'), failed('host_down')]), layout)
  assert.deepEqual(lines, [
    'What to do:',
    '  host_down: run again later; if it stays so, correct or park the config',
    '  blocked: slow down (rate_limit), or ask the publisher',
  ])
})

test('nothing where all went well, or where the row says it', () => {
  assert.deepEqual(adviceLines(summary([row({}), failed('invalid_config')]), layout), [])
})

test('no line is wider than the terminal', () => {
  const lines = adviceLines(summary([failed('host_down'), failed('blocked')]), { ...layout, columns: 30 })
  assert.ok(lines.every((line) => line.length <= 30))
})
