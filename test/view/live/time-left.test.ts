import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyState, type FleetState, type Follow } from '../../../src/view/fleet-state.ts'
import { timeLeft } from '../../../src/view/live/time-left.ts'
import { row } from '../simulated-run.ts'

type Given = [id: string, group: string | null, expected: number | null, at: 'queued' | 'ended' | number]

function fleet(max_parallel: number, given: Given[]): FleetState {
  const scrapers = given.map(([id, group, expected_ms, at]): [string, Follow] => {
    const states = {
      queued: { phase: 'queued' },
      ended: { phase: 'ended', row: row({}) },
    } as const
    const now =
      typeof at === 'number' ? ({ phase: 'running', since: at, progress: null, earlier: [] } as const) : states[at]
    return [id, { id, group, expected_ms, log: null, at: now.phase === 'running' ? { ...now, earlier: [] } : now }]
  })
  return { ...emptyState(), max_parallel, scrapers: new Map(scrapers) }
}

const CASES: [string, FleetState, ReturnType<typeof timeLeft>][] = [
  ['nothing known', fleet(2, [['a', null, null, 'queued']]), null],
  ['one is running', fleet(2, [['a', null, 100, 0]]), { ms: 60, unknown: 0 }],
  ['one takes longer than usual', fleet(2, [['a', null, 10, 0]]), null],
  [
    'two side by side',
    fleet(2, [
      ['a', null, 100, 'queued'],
      ['b', null, 70, 'queued'],
    ]),
    { ms: 100, unknown: 0 },
  ],
  [
    'two one after the other',
    fleet(1, [
      ['a', null, 100, 'queued'],
      ['b', null, 70, 'queued'],
    ]),
    { ms: 170, unknown: 0 },
  ],
  [
    'the queue takes the slot that is free first',
    fleet(2, [
      ['a', null, 100, 0],
      ['b', null, 50, 20],
      ['c', null, 10, 'queued'],
    ]),
    { ms: 60, unknown: 0 },
  ],
  [
    'members of a group follow each other',
    fleet(9, [
      ['a', 'g', 100, 'ended'],
      ['b', 'g', 70, 0],
      ['c', 'g', 70, 'queued'],
    ]),
    { ms: 100, unknown: 0 },
  ],
  [
    'who is not known is counted',
    fleet(9, [
      ['a', null, 100, 'queued'],
      ['b', null, null, 'queued'],
    ]),
    { ms: 100, unknown: 1 },
  ],
]

test('time left is that of the plan carried on from here', () => {
  for (const [what, state, expected] of CASES) assert.deepEqual(timeLeft(state, 40), expected, what)
})
