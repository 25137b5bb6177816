import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createView, viewKind, type ViewKind } from '../../src/view/create-view.ts'
import { createPalette } from '../../src/view/palette.ts'
import type { Screen } from '../../src/view/live/terminal.ts'
import { progress, row, simulate, summary } from './simulated-run.ts'
import { Paper, SmallTerminal } from './small-terminal.ts'

const palette = createPalette({ color: false, ascii: true })
const NOON = new Date(2026, 10, 21, 12, 0, 0).getTime()

test('one plain line for whatever happens, then the table', () => {
  const out = new Paper()
  let now = NOON
  const view = createView({ kind: 'lines', out, palette, cwd: '/', now: () => now })
  const sun = row({})
  const queue = [{ id: 'fiji/fiji_sun', group: null, expected_ms: null }]
  const at = new Date(NOON).toISOString()
  view.handle({ type: 'run_started', run: 'r1', at, scrapers: 1, singles: 1, groups: 0, max_parallel: 4, queue })
  view.handle({ type: 'scraper_started', id: 'fiji/fiji_sun', at, pid: 1, log: null, attempt: 2 })
  view.handle({ type: 'scraper_progress', id: 'fiji/fiji_sun', progress: progress({}) })
  now += 1000
  view.handle({ type: 'log', id: 'fiji/fiji_sun', line: 'a line\u001b[31m' })
  view.handle({ type: 'note', level: 'info', message: 'something' })
  view.handle({ type: 'stopping', signal: 'SIGTERM', grace_ms: 15_000 })
  view.handle({ type: 'scraper_ended', id: 'fiji/fiji_sun', row: sun })
  view.handle({ type: 'run_ended', summary: summary([sun]) })
  view.handle({ type: 'note', level: 'info', message: 'too late' })
  assert.deepEqual(out.lines.slice(0, 6), [
    '12:00:00 Run r1: 1 configuration, 1 single-country; up to 4 at once',
    '12:00:00 started fiji/fiji_sun (attempt 2)',
    '  a line\\x1b[31m',
    '12:00:01 something',
    '12:00:01 Stopping (SIGTERM): running scrapers have 00:15 to finish their page; a second signal kills them',
    '12:00:01 + fiji               / fiji_sun             Completed: 25 new, 3 updated, 412 known  00:41',
  ])
  assert.equal(out.lines.at(-2), 'Total: 1 | Success: 1 | Warnings: 0 | Failed: 0')
})

test('a sign of life after half a minute in which nothing else was printed', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOON })
  const out = new Paper()
  const view = createView({ kind: 'lines', out, palette, cwd: '/' })
  for (const { event } of simulate({ scrapers: 4, slots: 2, duration: 600_000, start: NOON }).slice(0, 3))
    view.handle(event)
  const before = out.lines.length
  t.mock.timers.tick(29_000)
  assert.equal(out.lines.length, before)
  view.handle({ type: 'note', level: 'info', message: 'something' })
  t.mock.timers.tick(29_000)
  assert.equal(out.lines.length, before + 1)
  t.mock.timers.tick(1000)
  assert.match(
    out.lines.at(-1)!,
    /^12:00:59 0 done, 0 failed, 2 running, 2 queued of 4, 00:59.*; longest: fiji\/paper_00 00:59$/,
  )
  view.close()
  t.mock.timers.tick(90_000)
  assert.equal(out.lines.length, before + 2)
})

test('on a terminal lines are cut, in a pipe never; no escape sequence in either', () => {
  for (const out of [new Paper(), new SmallTerminal(60, 24)]) {
    const view = createView({ kind: 'lines', out, palette, cwd: '/' })
    for (const { event } of simulate({ scrapers: 20, slots: 5, duration: 60_000, start: 0 }).slice(1))
      view.handle(event)
    const longest = Math.max(...out.lines.map((line) => line.length))
    assert.equal(longest <= 60, out.isTTY)
    assert.ok(out.lines.every((line) => !line.includes('\u001b')))
  }
})

test('whoever reads the lines may go away', async () => {
  const out = new Paper()
  const view = createView({ kind: 'lines', out, palette, cwd: '/' })
  out.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
  await new Promise((resolve) => setImmediate(resolve))
  for (const { event } of simulate({ scrapers: 3, slots: 3, duration: 1000, start: 0 })) view.handle(event)
  assert.equal(out.text, '')
})

test('silent prints the table and nothing else', () => {
  const out = new Paper()
  const view = createView({ kind: 'silent', out, palette, cwd: '/' })
  for (const { event } of simulate({ scrapers: 3, slots: 3, duration: 1000, start: 0 })) view.handle(event)
  assert.match(out.lines[1]!, /^SCRAPER SUMMARY/)
  assert.equal(out.lines.length, 9)
})

const KINDS: [what: string, isTTY: boolean, env: NodeJS.ProcessEnv, wish: Parameters<typeof viewKind>[2], ViewKind][] =
  [
    ['a terminal', true, {}, {}, 'live'],
    ['a pipe', false, {}, {}, 'lines'],
    ['a terminal in CI', true, { CI: 'true' }, {}, 'lines'],
    ['CI that says no', true, { CI: 'false' }, {}, 'live'],
    ['a terminal that cannot move its cursor', true, { TERM: 'dumb' }, {}, 'lines'],
    ['one after the other', true, {}, { sequential: true }, 'lines'],
    ['quiet', true, {}, { quiet: true }, 'silent'],
    ['quiet in a pipe', false, {}, { quiet: true, sequential: true }, 'silent'],
  ]

test('which view it is', () => {
  for (const [what, isTTY, env, wish, kind] of KINDS) {
    const out: Screen = new Paper()
    out.isTTY = isTTY
    assert.equal(viewKind(out, env, wish), kind, what)
  }
})

test('a group is reported when it starts, while it is waited for, and when it is through', () => {
  const out = new Paper()
  const view = createView({ kind: 'lines', out, palette, cwd: '/', now: () => NOON })
  const at = new Date(NOON).toISOString()
  const queue = [
    { id: 'fiji/sun', group: null, expected_ms: null },
    { id: 'fiji/rnz', group: 'rnz', expected_ms: null },
    { id: 'tonga/rnz', group: 'rnz', expected_ms: null },
  ]
  const group = { group: 'rnz', scrapers: ['fiji/rnz', 'tonga/rnz'] }
  const ended = { success: 1, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  const gone = { type: 'group_ended', at, group: 'rnz', scrapers: 2, pid: 12346 } as const
  view.handle({ type: 'run_started', run: 'r1', at, scrapers: 3, singles: 1, groups: 1, max_parallel: 4, queue })
  view.handle({ type: 'group_started', at, ...group, pid: 12346, start: 1 })
  view.handle({ type: 'scraper_ended', id: 'fiji/rnz', row: row({ source: 'rnz', group: 'rnz' }) })
  view.handle({ type: 'scraper_ended', id: 'fiji/sun', row: row({ source: 'sun' }) })
  view.handle({ ...gone, exit_code: null, signal: 'SIGKILL', ended })
  view.handle({ type: 'group_started', at, ...group, pid: 12400, start: 2 })
  view.handle({ type: 'scraper_ended', id: 'tonga/rnz', row: row({ country: 'tonga', source: 'rnz', group: 'rnz' }) })
  view.handle({ ...gone, pid: 12400, exit_code: 1, signal: null, ended: { ...ended, failed: 1 } })
  view.close()
  assert.deepEqual(
    out.lines.filter((line) => /group/i.test(line)),
    [
      '12:00:00 Run r1: 3 configurations, 1 single-country, 1 multi-country group with 2; up to 4 at once',
      '12:00:00 group rnz: 2 scrapers one after the other, process 12346',
      '12:00:00 Waiting for 1 group: rnz 1 of 2',
      '12:00:00 group rnz: its process died (SIGKILL) with 1 of 2 through',
      '12:00:00 group rnz: 2 scrapers one after the other, process 12400 (started again, once)',
      '12:00:00 group rnz is through: 1 completed, 1 failed (exit code 1)',
    ],
  )
})
