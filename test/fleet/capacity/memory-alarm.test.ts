import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryAlarm } from '../../../src/fleet/capacity/memory-alarm.ts'
import { row } from '../../view/simulated-run.ts'

/** What is said while scrapers run `at_once`, each followed by the next, and the looks find these megabytes. */
function said(looks: number[], at_once = 1): string[] {
  const alarm = createMemoryAlarm()
  let next = 0
  const start = (): void => {
    alarm.follow({ type: 'scraper_started', id: `a/${next++}`, at: '', pid: 1, log: null, attempt: 1 })
  }
  for (let i = 0; i < at_once; i++) start()
  return looks.flatMap((mb, i) => {
    const found = alarm.look(mb)
    alarm.follow({ type: 'scraper_ended', id: `a/${i}`, row: row({}) })
    start()
    return found ?? []
  })
}

const ROWS: [name: string, looks: number[], alarms: number, at_once?: number][] = [
  ['as much from source to source', [200, 220, 210, 230, 220, 215], 0],
  ['one large source', [200, 900, 210, 220, 205, 200], 0],
  ['three large sources, each smaller than the one before', [200, 900, 800, 700, 205], 0],
  ['growing with each source', [200, 300, 420, 540, 660, 780, 900], 1],
  ['growing slowly', Array.from({ length: 60 }, (_, i) => 300 + i * 10), 1],
  ['doubled, and still little', [40, 60, 90, 120, 150, 180], 0],
  ['too few sources to say', [200, 500, 800], 0],
  ['two at once, of which every second look is high', [200, 900, 210, 900, 220, 900, 215, 900, 230, 900], 0, 2],
  ['two at once, both growing', [200, 210, 500, 510, 620, 630, 740, 750], 1, 2],
]
for (const [name, looks, alarms, at_once] of ROWS) {
  test(name, () => assert.equal(said(looks, at_once).length, alarms))
}

test('what is said names both figures and what to do', () => {
  assert.deepEqual(said([200, 410, 520, 640, 700]), [
    'memory has grown from 200 to 640 MB with 1 running: lower --max-parallel, or set --max-rss',
  ])
})

test('a start with fewer at once says nothing of more at once', () => {
  const alarm = createMemoryAlarm()
  for (let i = 0; i < 12; i++) {
    alarm.follow({ type: 'scraper_started', id: `a/${i}`, at: '', pid: 1, log: null, attempt: 1 })
    assert.equal(alarm.look(100 + i * 100), null)
  }
})
