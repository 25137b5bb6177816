import assert from 'node:assert/strict'
import { test } from 'node:test'
import yargs from 'yargs'
import { scheduleCommand } from '../../../../src/cli/commands/schedule/command.ts'
import { commonOptions } from '../../../../src/cli/options/common-options.ts'
import { knownOptions } from '../../../../src/cli/options/known-options.ts'
import { runArguments } from '../../../../src/cli/commands/schedule/run-arguments.ts'

test('a run gets the flags of the schedule, without what is the schedule’s own', () => {
  const known = knownOptions(commonOptions(scheduleCommand.options(yargs([]))))
  const cron = '0 6 * * *'
  for (const [typed, run] of [
    [[cron], []],
    [
      [cron, 'fiji/*', 'tonga'],
      ['fiji/*', 'tonga'],
    ],
    [
      ['--state-dir', 'x', '-q', '--timezone', 'UTC', cron, 'fiji'],
      ['--state-dir', 'x', '-q', 'fiji'],
    ],
    [['--timezone=UTC', '--overlap=queue', '--catch-up', '--once', cron, '--heartbeat', 'beat'], []],
    [[cron, '--catchUp', '--json', '--no-json', '--dry-run'], []],
    [
      [cron, '--no-color', '--full', '--max-pages', '3', '--no-due', 'fiji'],
      ['--no-color', '--full', '--max-pages', '3', '--no-due', 'fiji'],
    ],
    [
      ['--country', 'fiji,tonga', cron, '--country', 'samoa', '--maxPages', '3'],
      ['--country', 'fiji,tonga', '--country', 'samoa', '--maxPages', '3'],
    ],
    [
      [cron, '--', 'fiji'],
      ['--', 'fiji'],
    ],
    [
      ['--full', '--', cron, '--odd'],
      ['--full', '--', '--odd'],
    ],
  ]) {
    assert.deepEqual(
      runArguments(['schedule', ...typed!], known, { ignoreSchedule: false }),
      ['run-all', '--due', ...run!],
      typed!.join(' '),
    )
  }
  // The two would contradict each other.
  assert.deepEqual(runArguments(['schedule', cron, '--ignore-schedule'], known, { ignoreSchedule: true }), [
    'run-all',
    '--ignore-schedule',
  ])
})
