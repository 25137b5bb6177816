import assert from 'node:assert/strict'
import { test } from 'node:test'
import { width } from '../../../../src/view/cell.ts'
import { emptyState, follow } from '../../../../src/view/fleet-state.ts'
import { firstPanel, type Panel } from '../../../../src/view/live/panel/panel.ts'
import { panelFrame } from '../../../../src/view/live/panel/panel-frame.ts'
import { createPalette } from '../../../../src/view/palette.ts'
import { simulate } from '../../simulated-run.ts'

const state = emptyState()
for (const { event } of simulate({ scrapers: 60, slots: 40, duration: 1000, start: 0 }).slice(0, 90))
  follow(state, event, 1)

const LOG = Array.from({ length: 500 }, (_, i) => `line ${i} \u001b[31m${'x'.repeat(300)}`)

function frameOf(panel: Partial<Panel>, rows: number, columns: number, said = ''): string[] {
  return panelFrame({ ...firstPanel(), ...panel }, state, {
    size: { rows, columns },
    now: 2000,
    palette: createPalette({ color: false, ascii: true }),
    readLog: (_, lines) => LOG.slice(-lines),
    said,
  })
}

const [first] = [...state.running].sort((a, b) => (a.at as { since: number }).since - (b.at as { since: number }).since)
const selected = first!.id

for (const show of ['fleet', 'failures', 'log', 'help', 'confirm'] as const) {
  test(`${show} fits every window`, () => {
    for (const [rows, columns] of [
      [24, 80],
      [40, 120],
      [50, 200],
      [5, 20],
      [2, 10],
      [1, 1],
      [24, 36],
    ] as const) {
      const lines = frameOf({ show, selected }, rows, columns)
      assert.ok(lines.length <= rows, `${lines.length} lines on ${rows}`)
      for (const line of lines) assert.ok(width(line) < Math.max(2, columns), `${columns}: ${line}`)
    }
  })
}

test('the selection is marked and stays in sight, the last line says what the keys do', () => {
  const lines = frameOf({ selected }, 12, 100)
  assert.match(lines[1]!, new RegExp(`^\\* > ${selected} `))
  assert.match(lines.at(-1)!, /arrows select, enter log, p pause, s stop, f failures/)
  const last = [...state.running, ...state.failed].at(-1)!.id
  assert.ok(frameOf({ selected: last }, 12, 100).some((line) => line.startsWith('* ') && line.includes(last)))
})

test('a log shows its end, goes back by lines, and moves no cursor', () => {
  const end = frameOf({ show: 'log', selected }, 10, 60)
  assert.equal(end[1], selected)
  assert.match(end.at(-2)!, /^line 499 \\x1b\[31mx+\.\.\.$/)
  const back = frameOf({ show: 'log', selected, back: 100 }, 10, 60)
  assert.match(back.at(-2)!, /^line 399 /)
  const start = frameOf({ show: 'log', selected, back: 10_000 }, 10, 60)
  assert.match(start[2]!, /^line 0 /)
})

test('what became of a request stands in the place of the keys', () => {
  assert.equal(frameOf({ selected }, 24, 80, 'x/a is being stopped').at(-1), 'x/a is being stopped')
  assert.match(frameOf({ show: 'confirm', selected }, 24, 120).at(-1)!, /^Stop .*\? It finishes its page\. y stops it/)
})
