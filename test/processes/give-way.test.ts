import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { cannotGiveWay, givingWay } from '../../src/processes/give-way.ts'

const skip = process.platform !== 'linux' && 'needs Linux'

test('without a wish the command is as it is', () => {
  assert.deepEqual(givingWay(undefined, 'node', ['x']), ['node', ['x']])
  assert.deepEqual(givingWay({ cpu: null, io: null }, 'node', ['x']), ['node', ['x']])
})

test('all threads of the process, and what it starts, have the niceness and the I/O class', { skip }, () => {
  const program = `const { readdirSync, readFileSync } = require('fs'), { execFileSync } = require('child_process')
const nices = readdirSync('/proc/self/task').map((id) => readFileSync('/proc/self/task/' + id + '/stat', 'latin1').split(') ')[1].split(' ')[16])
console.log(JSON.stringify([[...new Set(nices)], String(execFileSync('ionice')).trim(), String(execFileSync('nice')).trim()]))`
  const seen = (nice: Parameters<typeof givingWay>[0]): unknown => {
    const [file, args] = givingWay(nice, process.execPath, ['-e', program])
    return JSON.parse(spawnSync(file, args, { encoding: 'utf8' }).stdout)
  }
  const now = Number(spawnSync('nice', { encoding: 'utf8' }).stdout)
  const nicer = String(Math.min(19, now + 3))
  assert.deepEqual(seen({ cpu: 3, io: 'idle' }), [[nicer], 'idle', nicer])
  assert.deepEqual(seen({ cpu: null, io: 'best-effort' }), [[String(now)], 'best-effort: prio 7', String(now)])
})

test('what is missing is named', { skip }, () => {
  assert.equal(cannotGiveWay(undefined), null)
  assert.equal(cannotGiveWay({ cpu: 5, io: 'idle' }), null)
  const path = process.env['PATH']
  process.env['PATH'] = '/nowhere'
  try {
    assert.equal(cannotGiveWay({ cpu: null, io: 'idle' }), 'this machine has no program ionice')
    assert.equal(cannotGiveWay({ cpu: 1, io: null }), 'this machine has no program nice')
  } finally {
    process.env['PATH'] = path
  }
})
