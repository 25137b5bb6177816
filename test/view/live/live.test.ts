import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test, type TestContext } from 'node:test'
import { createView } from '../../../src/view/create-view.ts'
import type { GuardedProcess } from '../../../src/view/live/cursor-guard.ts'
import { createPalette } from '../../../src/view/palette.ts'
import type { View } from '../../../src/view/view.ts'
import { row, simulate, summary } from '../simulated-run.ts'
import { SmallTerminal } from '../small-terminal.ts'

const FRAME = 250

interface Live {
  view: View
  screen: SmallTerminal
  process: EventEmitter
  /** Lets that many ms pass. */
  pass: (ms: number) => void
}

function live(t: TestContext, { columns = 100, rows = 24, table = true } = {}): Live {
  t.mock.timers.enable({ apis: ['setInterval', 'setTimeout', 'Date'] })
  const screen = new SmallTerminal(columns, rows)
  const process = new EventEmitter()
  const view = createView({
    kind: 'live',
    out: screen,
    palette: createPalette({ color: true, ascii: true }),
    cwd: '/',
    table,
    process: process as unknown as GuardedProcess,
  })
  return { view, screen, process, pass: (ms) => t.mock.timers.tick(ms) }
}

/** Until what was put off has run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

test('a run of 76 on 24 lines: every end is printed once, the table at the end, the cursor given back', async (t) => {
  const { view, screen, process, pass } = live(t)
  const steps = simulate({ scrapers: 76, slots: 16, duration: 8000, start: 0 })
  let time = 0
  for (const { at, event } of steps) {
    for (; time < at; time += FRAME) pass(FRAME)
    view.handle(event)
    await settled()
    assert.ok(screen.visible.length <= 24)
  }
  const printed = screen.lines
  const table = printed.findIndex((line) => line.startsWith('SCRAPER SUMMARY'))
  const ended = printed.slice(0, table).filter((line) => /(Completed|Failed)/.test(line))
  assert.equal(ended.length, 76)
  assert.equal(new Set(ended).size, 76)
  assert.equal(printed.slice(table).filter((line) => /^[+!x] /.test(line)).length, 76)
  assert.equal(printed.at(-3), 'Total: 76 | Success: 64 | Warnings: 7 | Failed: 5')
  assert.ok(!printed.some((line) => line.includes('running')), 'nothing of the frame stays')
  assert.equal(screen.cursorHidden, false)
  assert.deepEqual(process.eventNames(), [])
})

test('it draws four times a second at most, however much happens', async (t) => {
  const { view, screen, pass } = live(t)
  const [first, ...rest] = simulate({ scrapers: 40, slots: 40, duration: 1000, start: 0 })
  view.handle(first!.event)
  await settled()
  const before = screen.writes.length
  for (const { event } of rest.slice(0, -1)) view.handle(event)
  assert.equal(screen.writes.length, before)
  pass(1000)
  assert.equal(screen.writes.length, before + 4)
})

test('a resized window gets a new frame at once', async (t) => {
  const { view, screen } = live(t)
  for (const { event } of simulate({ scrapers: 30, slots: 30, duration: 1000, start: 0 }).slice(0, 31))
    view.handle(event)
  await settled()
  screen.rows = 10
  screen.emit('resize')
  assert.equal(screen.visible.length, 10)
  assert.match(screen.visible.at(-1)!, /and 24 more running/)
  view.close()
})

test('notes, stops and log lines stand above the frame', async (t) => {
  const { view, screen, pass } = live(t)
  view.handle(simulate({ scrapers: 3, slots: 3, duration: 1000, start: 0 })[0]!.event)
  await settled()
  view.handle({ type: 'note', level: 'warn', message: 'the machine is offline\u001b[2J' })
  view.handle({ type: 'log', id: 'fiji/fiji_sun', line: '12:00:00 INFO  listing read' })
  view.handle({ type: 'stopping', signal: 'SIGINT', grace_ms: 15_000 })
  pass(FRAME)
  view.close()
  assert.ok(screen.lines.includes('Warning: the machine is offline\\x1b[2J'))
  assert.ok(screen.lines.includes('12:00:00 INFO  listing read'))
  assert.ok(screen.lines.some((line) => line.startsWith('Stopping (SIGINT)')))
})

test('closed, detached or broken, it never writes again', async (t) => {
  const endings: ((given: Live) => void)[] = [
    ({ view }) => view.close(),
    ({ view }) => view.detach(),
    ({ screen }) => screen.destroy(new Error('EIO')),
  ]
  for (const end of endings) {
    const given = live(t)
    const [first, ...rest] = simulate({ scrapers: 3, slots: 3, duration: 1000, start: 0 })
    given.view.handle(first!.event)
    await settled()
    end(given)
    await settled()
    const before = given.screen.writes.length
    for (const { event } of rest) given.view.handle(event)
    given.view.close()
    given.pass(5000)
    given.screen.emit('resize')
    assert.equal(given.screen.writes.length, before)
    assert.equal(given.screen.listenerCount('resize'), 0)
    t.mock.timers.reset()
  }
})

test('without a table, and for a scraper that the queue did not name', async (t) => {
  const { view, screen } = live(t, { table: false })
  view.handle({ ...simulate({ scrapers: 1, slots: 1, duration: 1, start: 0 })[0]!.event })
  await settled()
  const late = row({ country: 'guam', source: 'late', status: 'failed', reason: 'invalid_config', log: null })
  view.handle({ type: 'scraper_ended', id: 'guam/late', row: late })
  view.handle({ type: 'run_ended', summary: summary([late]) })
  assert.ok(screen.lines.some((line) => line.startsWith('x guam') && line.includes('invalid_config')))
  assert.ok(!screen.lines.some((line) => line.includes('SUMMARY')))
})
