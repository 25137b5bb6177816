import assert from 'node:assert/strict'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { PlanReport } from '../../src/vocabulary/run/plan.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { demoFolder } from './demo-folder.ts'

const { folder, regatta } = demoFolder()
const GOOD = 'solomon_islands/sibc'
const BAD = 'thailand/nationthailand'

function rows(stdout: string): string[] {
  return (JSON.parse(stdout) as Summary).scrapers.map(({ country, source, status, reason, attempt }) =>
    [`${country}/${source}`, status, reason, attempt].filter((part) => part !== null).join(' '),
  )
}

test('wait ends with the run, prints its summary and exits as it did', () => {
  const { status, stdout } = regatta('run-all', GOOD, BAD, '--detach', '--max-articles', '2')
  assert.equal(status, 0)
  const waited = regatta('wait', stdout.trim(), '--json')
  assert.deepEqual(rows(waited.stdout), [`${GOOD} success 1`, `${BAD} failed no_entries 1`])
  assert.equal(waited.status, 1)
  assert.equal(regatta('wait', stdout.trim(), '--timeout', '1ms').status, 1, 'a run that is over is told at once')
})

test('retry runs again what failed, as the next attempt, and nothing else', () => {
  assert.equal(regatta('run-all', GOOD, BAD, '--max-articles', '2').status, 1)
  const again = regatta('retry', '--failed', '--json')
  assert.deepEqual(rows(again.stdout), [`${BAD} failed no_entries 2`])
  assert.equal(again.status, 1)
})

test('--retries tries failed scrapers again at the end and shows the attempt', () => {
  const { status, stdout, stderr } = regatta('run-all', GOOD, BAD, '--retries', '1', '--retry-delay', '0', '--json')
  assert.deepEqual(rows(stdout), [`${GOOD} success 1`, `${BAD} failed no_entries 2`])
  assert.match(stderr, /Trying 1 failed scraper again now \(attempt 2\)/)
  assert.equal(status, 1)
})

test('a source with `every` is skipped until it is due, skipped with --due, and run when named', () => {
  appendFileSync(join(folder, 'configs', `${GOOD}.yaml`), '\nevery: 6h\n')
  assert.equal(regatta('run-all', GOOD, '--max-articles', '2').status, 0)

  const plain = regatta('run-all', GOOD, '--json')
  assert.deepEqual(rows(plain.stdout), [`${GOOD} skipped not_due 1`])
  assert.equal(plain.status, 0)

  const plan = JSON.parse(regatta('run-all', '--dry-run', '--json').stdout) as PlanReport
  assert.deepEqual(
    plan.not_due.map(({ country, source }) => `${country}/${source}`),
    [GOOD],
  )
  assert.equal(
    plan.singles.some(({ source }) => source === 'sibc'),
    false,
  )

  const none = regatta('run-all', GOOD, '--due', '--json')
  assert.deepEqual([none.status, rows(none.stdout), none.stderr], [0, [], 'Nothing is due.\n'])
  assert.deepEqual(rows(regatta('run-all', GOOD, '--ignore-schedule', '--json').stdout), [`${GOOD} success 1`])
  assert.equal(regatta('run', GOOD).status, 0)
})

test('flags of run control say what is wrong with them', () => {
  for (const [words, message] of [
    [['run-all', '--retries', 'many'], /--retries must be a whole number, 0 or more: found "many"/],
    [['run-all', '--max-failures', '0'], /--max-failures must be a whole number above 0: found "0"/],
    [['run-all', '--retry-delay', 'soon'], /--retry-delay must be a time such as 90s, 30m or 1h30m: found "soon"/],
    [['wait', '--timeout', '-1'], /--timeout must be a time/],
    [['run-all', '--tag=', '--dry-run'], /--tag must not be empty/],
    [['run-all', '--country=fiji,', '--dry-run'], /--country must not be empty/],
    [['run-all', '--due', '--ignore-schedule'], /--due does not go with --ignore-schedule/],
  ] as const) {
    const { status, stderr } = regatta(...words)
    assert.match(stderr, message)
    assert.equal(status, 2)
  }
})
