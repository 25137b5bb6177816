import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import { readPlainYaml } from '../../../src/config/parse/plain-yaml.ts'
import { readAnyYaml } from '../../../src/config/parse/yaml-text.ts'
import { gazette } from '../gazette.ts'

/** The whole parser has the last word: the plain reader says the same, in the same order, or nothing. */
function agrees(text: string): boolean {
  const plain = readPlainYaml(text)
  if (plain === null) return false
  const { data, faults } = readAnyYaml(text)
  assert.deepEqual(faults, [], text)
  assert.deepEqual(plain, data, text)
  assert.equal(JSON.stringify(plain), JSON.stringify(data), text)
  return true
}

const READ = [
  'a: text with, commas and {num} [x]',
  'a: 1\nb: 0\nc: 2.50\nd: 0.3\ne: true\nf: false\ng: null\nh:\ni: 2026-01-31',
  'a: "x: y # z"\nb: \'C:\\dir\'\nc: ""',
  'a:\n  b:\n    c: 1\n  d: 2\ne: 3',
  'a:\n- x\n- "y"\nb:\n  - 1\n  - [p, q]',
  'a: [x, "y, z", \'w\', 1, true]\nb: []\nc: {}\nd: { k: v, n: 2 }',
  '# why\n\na: 1   \n   # deeper\nb: .story p::text',
  'a: /news/\nb: (x)\nc: Überblick 日本',
]

/** What is left to the whole parser, be it right or wrong. */
const LEFT = [
  '',
  '# nothing',
  '- a',
  'text',
  'a: |\n  x',
  'a: >-\n  x',
  'a: &b c',
  'a: *b',
  'a: !tag b',
  '<<: a',
  '? a',
  '--- \na: 1',
  'a: 1\na: 2',
  'a: x\n  y',
  'a: x\n  b: y',
  'a: b: c',
  'a: x # why',
  'a: "x" # why',
  'a: "x\\n"',
  "a: 'it''s'",
  'a: "x',
  'a: .nan',
  'a: .INF',
  'a: -1',
  'a: +1',
  'a: 1e3',
  'a: 0x1f',
  'a: 007',
  'a: 1.',
  'a: .5',
  'a: ~',
  'a: Null',
  'a: TRUE',
  'a: 12:30',
  'a: 12345678901234567',
  'a: %x',
  'a: @x',
  'a: `x`',
  'a: - x',
  'a:\tx',
  '\ta: 1',
  'a: 1\r\nb: 2',
  '\ufeffa: 1',
  'a:\u00a0x',
  'a: [x',
  'a: [x, [y]]',
  'a: [x,, y]',
  'a: [x, ]',
  'a: [x y: z]',
  'a: {k}',
  'a: { k: v, k: w }',
  'a: { k: [v] }',
  'a: [x] y',
  'a:\n  - k: v',
  'a:\n  - - x',
  'a:\n  -\n',
  ' a: 1',
  'a:\n    b: 1\n  c: 2',
  'true: 1',
  '1: a',
  '__proto__: a',
  'a : 1',
  '"a": 1',
]

describe('the reader of plain configs', () => {
  for (const text of READ) test(`reads ${JSON.stringify(text)}`, () => assert.ok(agrees(text)))
  for (const text of LEFT)
    test(`leaves ${JSON.stringify(text)} to the whole parser`, () => assert.equal(readPlainYaml(text), null))

  const folder = fileURLToPath(new URL('../../../configs', import.meta.url))
  const configs = globSync('**/*.yaml', { cwd: folder }).map((path) => readFileSync(`${folder}/${path}`, 'utf8'))

  test('reads nearly every config there is', () => {
    const read = [gazette(), ...configs].filter(agrees).length
    assert.ok(read >= 0.9 * configs.length, `${read} of ${configs.length}`)
  })

  test('says nothing else than the whole parser of 20,000 damaged pieces of configs', () => {
    const random = seeded(20_261_122)
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    let read = 0
    for (let i = 0; i < 20_000; i++) {
      const lines = one(configs).split('\n')
      const from = Math.floor(random() * lines.length)
      let text = lines.slice(from, from + 1 + Math.floor(random() * 8)).join('\n')
      for (let damage = Math.floor(random() * 3); damage >= 0; damage--) {
        const at = Math.floor(random() * (text.length + 1))
        const kind = random()
        if (kind < 0.6) text = text.slice(0, at) + one(BITS) + text.slice(at)
        else if (kind < 0.8) text = text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 3))
        else text = text.slice(0, at) + text.slice(at).replace(/\S+/, one(BITS))
      }
      if (agrees(text)) read++
    }
    assert.ok(read > 1000, `${read} were read`)
  })
})

const BITS =
  '  |  |\n|:|: |- |#| #|"|\'|,|[|]|{|}|\t|&a|*a|!|>|~|null|True|0x1|1e3|.5|.inf|.NaN|-1|+1|007|1_000|1.|---|...|%|?|? |@|`|\\|\u00a0|\u2028|\ufeff|<<: |é|日本|=|yes|12:30|2026-01-01|a: b|- a|0|\'\'|""|\r|__proto__: |(|/|0.10|.'.split(
    '|',
  )

/** Numbers from 0 up to 1, the same every time (mulberry32). */
function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
