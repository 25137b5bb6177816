import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findMarked, RUN_MARKER } from '../../src/processes/kill.ts'
import { runFleet } from '../../src/fleet/run/run.ts'
import type { ScraperRow, Summary } from '../../src/vocabulary/run/summary.ts'
import { source, StandInFleet } from './stand-in-fleet.ts'

async function run(
  fleet: StandInFleet,
  ids: string[],
  more: Parameters<StandInFleet['request']>[1] = {},
): Promise<Summary> {
  const outcome = await runFleet(
    fleet.request(
      ids.map((id) => source(id)),
      more,
    ),
    fleet.options(),
  )
  assert.equal(outcome.kind, 'finished')
  return outcome.summary
}

function shown(row: ScraperRow): unknown[] {
  return [row.status, row.reason, row.exit_code, row.signal]
}

const endings: [string, unknown[], RegExp][] = [
  ['ends_well', ['success', null, 0, null], /^$/],
  ['warns', ['warning', 'partial', 0, null], /^$/],
  ['fails', ['failed', 'no_entries', 1, null], /^$/],
  ['crashes', ['failed', 'crash', 3, null], /exit code 3 and no result/],
  ['ends_without_result', ['failed', 'lost', 0, null], /exit code 0 and no result/],
  ['kills_itself', ['failed', 'killed', null, 'SIGKILL'], /SIGKILL/],
  ['dies_after_result', ['failed', 'killed', null, 'SIGSEGV'], /finished, then ended by SIGSEGV/],
  ['forks_away', ['success', null, 0, null], /^$/],
]

test('every way a scraper can end is reported truthfully and changes nothing for the others', async () => {
  using fleet = new StandInFleet()
  const summary = await run(
    fleet,
    endings.map(([name]) => `fiji/${name}`),
  )
  const rows = new Map(summary.scrapers.map((row) => [row.source, row]))
  for (const [name, expected, detail] of endings) {
    const row = rows.get(name)!
    assert.deepEqual(shown(row), expected, name)
    assert.match(row.detail, detail, name)
    assert.match(fleet.log(row.log), new RegExp(`hello from ${name}`), name)
    assert.ok(row.started !== null && row.finished !== null && row.pid !== null, name)
  }
  assert.deepEqual(summary.totals, {
    scrapers: 8,
    success: 2,
    warning: 1,
    failed: 5,
    interrupted: 0,
    skipped: 0,
  })
  assert.deepEqual(findMarked(RUN_MARKER, new Set([summary.run])), [], 'processes are left')
  const ended = fleet.events.filter((event) => event.type === 'scraper_ended')
  assert.equal(ended.length, endings.length, 'one scraper_ended for each')
})

test('a scraper over its time limit is asked to end, and killed when it does not listen', async () => {
  using fleet = new StandInFleet()
  const summary = await run(fleet, ['fiji/hangs', 'fiji/ignores_signals'], {
    task: { timeout_ms: 3000, grace_ms: 300 },
  })
  assert.deepEqual(summary.scrapers.map(shown), [
    ['failed', 'timeout', null, 'SIGTERM'],
    ['failed', 'timeout', null, 'SIGKILL'],
  ])
  assert.match(summary.scrapers[0]!.detail, /limit of 3 s/)
})

test('a scraper that runs out of memory is a crash that says so', async () => {
  using fleet = new StandInFleet()
  process.env.NODE_OPTIONS = '--max-old-space-size=30'
  try {
    const summary = await run(fleet, ['fiji/runs_out_of_memory'])
    assert.equal(summary.scrapers[0]!.reason, 'crash')
    assert.equal(summary.scrapers[0]!.detail, 'out of memory')
  } finally {
    delete process.env.NODE_OPTIONS
  }
})

test('a scraper that floods its log costs the orchestrator nothing', async () => {
  using fleet = new StandInFleet()
  const before = process.memoryUsage.rss()
  const summary = await run(fleet, ['fiji/floods_its_log'])
  assert.equal(summary.scrapers[0]!.status, 'success')
  assert.ok(process.memoryUsage.rss() - before < 50 * 1024 * 1024)
})

test('a program that cannot be started is a spawn_error of that scraper alone', async () => {
  using fleet = new StandInFleet()
  const options = fleet.options()
  const spawn = options.programs.spawn
  options.programs.spawn = (file, args, given) =>
    spawn(args.at(-1)!.includes('unlucky') ? '/nonexistent/node' : file, args, given)
  const request = fleet.request([source('fiji/ends_well'), source('fiji/unlucky')])
  const outcome = await runFleet(request, options)
  assert.equal(outcome.kind, 'finished')
  assert.deepEqual(
    outcome.summary.scrapers.map((row) => [row.source, row.status, row.reason]),
    [
      ['ends_well', 'success', null],
      ['unlucky', 'failed', 'spawn_error'],
    ],
  )
  assert.match(outcome.summary.scrapers[1]!.detail, /ENOENT/)
})

test('two attempts in one second write two logs', async () => {
  using fleet = new StandInFleet()
  await run(fleet, ['fiji/ends_well'])
  await run(fleet, ['fiji/ends_well'])
  assert.equal(readdirSync(join(fleet.logDir, 'fiji', 'ends_well')).length, 2)
})

test('never more processes at once than there are slots', async () => {
  using fleet = new StandInFleet()
  const ids = Array.from({ length: 7 }, (_, index) => `fiji/ends_well_${index}`)
  await run(fleet, ids, { maxParallel: 2 })
  let running = 0
  let most = 0
  for (const event of fleet.events) {
    if (event.type === 'scraper_started') most = Math.max(most, ++running)
    if (event.type === 'scraper_ended') running--
  }
  assert.equal(most, 2)
})
