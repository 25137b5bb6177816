import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyPresses } from '../../src/vocabulary/key-presses.ts'

for (const [what, signals, counted] of [
  [
    'one key press that a task runner passes on',
    [
      [0, 'SIGINT'],
      [50, 'SIGINT'],
    ],
    '0',
  ],
  [
    'three of them, one after the other',
    [
      [0, 'SIGINT'],
      [400, 'SIGINT'],
      [900, 'SIGINT'],
    ],
    '0',
  ],
  [
    'two key presses',
    [
      [0, 'SIGINT'],
      [1000, 'SIGINT'],
    ],
    '0 1000',
  ],
  [
    'a key that is hammered on',
    [
      [0, 'SIGINT'],
      [600, 'SIGINT'],
      [1200, 'SIGINT'],
    ],
    '0 1200',
  ],
  [
    'signals of two kinds',
    [
      [0, 'SIGTERM'],
      [100, 'SIGINT'],
      [150, 'SIGTERM'],
    ],
    '0 100',
  ],
] as const) {
  test(`requests that count: ${what}`, () => {
    let time = 0
    const isAnother = keyPresses(() => time)
    const times = signals.filter(([at, signal]) => ((time = at), isAnother(signal))).map(([at]) => at)
    assert.equal(times.join(' '), counted)
  })
}
