import { Writable } from 'node:stream'
import { createView } from '../../src/view/create-view.ts'
import { emptyState, follow } from '../../src/view/fleet-state.ts'
import { frame } from '../../src/view/live/frame.ts'
import { createPalette } from '../../src/view/palette.ts'
import { simulate } from '../../test/view/simulated-run.ts'

/** Milliseconds of CPU that the live view takes for a run of so many scrapers, 64 at once. */
export async function measureView(scrapers: number): Promise<[what: string, ms: number][]> {
  const steps = simulate({ scrapers, slots: 64, duration: 600_000, start: 0 })
  const half = steps.slice(0, steps.length / 2)
  const palette = createPalette({ color: true, ascii: false })
  const state = emptyState()
  const events = cpu(() => half.forEach(({ event, at }) => follow(state, event, at)))
  const frames = cpu(() => {
    for (let n = 0; n < 100; n++) frame(state, { rows: 40, columns: 120 }, half.at(-1)!.at, palette)
  })
  const out = Object.assign(new Writable({ write: (_chunk, _encoding, done) => done() }), {
    isTTY: true,
    columns: 120,
    rows: 40,
  })
  const view = createView({ kind: 'live', out, palette, cwd: '/' })
  const start = cpu(() => view.handle(steps[0]!.event))
  await new Promise((resolve) => setImmediate(resolve))
  for (const { event } of steps.slice(1, -1)) view.handle(event)
  const table = cpu(() => view.handle(steps.at(-1)!.event))
  return [
    ['view: one frame', frames / 100],
    ['view: a thousand events', (events / half.length) * 1000],
    ['view: start', start],
    ['view: the table', table],
  ]
}

function cpu(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
