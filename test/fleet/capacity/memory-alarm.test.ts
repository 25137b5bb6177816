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

/** The same numbers each time, between 0 and 1. */
function chance(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** Sources of all sizes, from small to ten times that, one long run of them; `growth` in MB from each to the next. */
function long(seed: number, growth = 0): number[] {
  const random = chance(seed)
  return Array.from({ length: 400 }, (_, i) => 150 * 10 ** random() + i * growth)
}

const SMALL_AT_FIRST = [60, 90, 150, 700, 650, 820, 700, 760, 690, 840, 700, 710, 790, 800, 705]

const ROWS: [name: string, looks: number[], alarms: number, at_once?: number][] = [
  ['as much from source to source', [200, 220, 210, 230, 220, 215, 212, 230, 221, 219, 224], 0],
  ['one large source', [200, 900, 210, 220, 205, 200, 230, 210, 200, 190], 0],
  ['three large sources, each smaller than the one before', [200, 210, 205, 215, 900, 800, 700, 205, 210], 0],
  ['three large sources, each larger than the one before', [200, 210, 205, 215, 700, 800, 900, 205, 210], 0],
  ['one small source before many large ones', [150, 60, 700, 650, 720, 690, 700, 710, 705, 715, 700], 0],
  ['small only while it starts', SMALL_AT_FIRST, 0],
  ['growing with each source', [200, 220, 210, 215, 300, 420, 540, 660, 780], 1],
  [
    'growing, with a source in between that lets some of it go',
    [200, 210, 205, 215, 400, 390, 500, 600, 700, 800, 900],
    1,
  ],
  ['growing slowly', Array.from({ length: 60 }, (_, i) => 300 + i * 10), 1],
  ['doubled, and still little', [40, 45, 44, 46, 60, 90, 120, 150, 180, 190], 0],
  ['too few sources to say', [200, 500, 800, 1000, 1200], 0],
  ['two at once, of which every second look is high', [200, 900, 210, 900, 220, 900, 215, 900, 230, 900], 0, 2],
  [
    'two at once, both growing',
    [200, 210, 205, 208, 200, 206, 204, 210, 500, 510, 620, 630, 740, 750, 860, 870, 900],
    1,
    2,
  ],
  ...[1, 22, 333, 4444, 55_555].map((seed): [string, number[], number] => [
    `a long run of all sizes (${seed})`,
    long(seed),
    0,
  ]),
  ...[1, 22, 333].map((seed): [string, number[], number] => [`a long run that grows (${seed})`, long(seed, 40), 1]),
]
for (const [name, looks, alarms, at_once] of ROWS) {
  test(name, () => assert.equal(said(looks, at_once).length, alarms))
}

test('what is said names both figures and what to do', () => {
  assert.deepEqual(said([100, 190, 200, 210, 410, 520, 640, 700, 900]), [
    'memory has grown from 200 to 700 MB with 1 running: lower --max-parallel, or set --max-rss',
  ])
})

test('a start with fewer at once says nothing of more at once', () => {
  const alarm = createMemoryAlarm()
  for (let i = 0; i < 12; i++) {
    alarm.follow({ type: 'scraper_started', id: `a/${i}`, at: '', pid: 1, log: null, attempt: 1 })
    assert.equal(alarm.look(100 + i * 100), null)
  }
})

/**
 * Looks at two runs of the demo, twice a second: how many scrapers had ended, how many ran, and what all processes held
 * (MB).
 */
const RECORDED = {
  'two at once': `0:2:101 0:2:155 1:2:142 2:2:144 3:2:137 4:2:134 5:2:119 6:2:118 7:2:133 7:2:147 8:2:130 9:2:132 9:2:148 10:2:130 10:2:149 11:2:115 11:2:138 12:2:116 12:2:136 12:2:137 13:2:121 14:2:110 14:2:137 14:2:144 14:2:145 15:2:125 16:2:114 16:2:139 16:2:141 17:2:113 18:2:93 18:2:122 18:2:140 19:2:126 20:2:112 20:2:134 20:2:135 21:2:118 22:2:133 23:1:91`,
  'four at once': `0:2:93 0:4:176 0:4:240 2:4:185 2:4:229 3:4:225 5:4:179 5:4:233 7:4:211 8:4:227 9:4:239 11:4:199 12:4:221 13:4:236 14:4:223 16:4:183 17:4:190 18:4:209 18:4:226 21:3:136 22:2:134 23:1:92`,
}

/**
 * Whether a recorded run raises the alarm when it holds `scale` times as much, and `growth` MB more after each source.
 */
function raises(recorded: string, scale: number, growth: number): boolean {
  const alarm = createMemoryAlarm()
  const [all, over] = [[] as string[], new Set<string>()]
  return recorded.split(' ').some((look) => {
    const [ended, running, mb] = look.split(':').map(Number) as [number, number, number]
    while (all.length < ended + running) {
      all.push(`a/${all.length}`)
      alarm.follow({ type: 'scraper_started', id: all.at(-1)!, at: '', pid: 1, log: null, attempt: 1 })
    }
    for (const id of all.slice(over.size, ended)) {
      over.add(id)
      alarm.follow({ type: 'scraper_ended', id, row: row({}) })
    }
    return alarm.look(mb * scale + ended * growth) !== null
  })
}

for (const [name, looks] of Object.entries(RECORDED)) {
  for (const scale of [1, 5, 20]) {
    test(`a recorded run with ${name}, ${scale} times as large, is no growth`, () => {
      assert.equal(raises(looks, scale, 0), false)
    })
  }
}

test('the same run is one when each source leaves 50 MB behind', () => {
  assert.equal(raises(RECORDED['two at once'], 1, 50), true)
})
