import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test, type TestContext } from 'node:test'
import { mulberry } from '../../../bench/records/synthetic-people.ts'
import { createNearDuplicates, type NearGroups } from '../../../src/records/near/near-duplicates.ts'
import { scratchFolder } from '../../store/scratch.ts'

const random = mulberry(2)
const words = (count: number): string[] => Array.from({ length: count }, () => `w${Math.floor(random() * 5000)}`)

function near(t: TestContext, texts: readonly string[], least = 0.8): NearGroups {
  const folder = scratchFolder(t)
  const duplicates = createNearDuplicates({ least, folder })
  t.after(() => duplicates.close())
  for (const text of texts) duplicates.add(text)
  assert.deepEqual(readdirSync(folder), [], 'nothing is left behind, however the process ends')
  return duplicates.find()
}

const lists = ({ groups }: NearGroups): number[][] => groups.map((group) => [...group])

test('texts with a few changed words are found, others are not', (t) => {
  const originals = Array.from({ length: 60 }, () => words(300))
  const changed = originals.slice(0, 20).map((text) => text.with(7, 'rain').with(200, 'sun').join('  '))
  const found = near(t, [...originals.map((text) => text.join(' ')), ...changed])
  assert.deepEqual(
    lists(found),
    changed.map((_, i) => [i, 60 + i]),
  )
  for (const [a, b] of lists(found)) assert.ok(found.likeness(a!, b!) >= 0.8 && found.likeness(a!, b!) <= 1)
})

test('half a text in common is found when half is enough', (t) => {
  const [start, end, other] = [words(300), words(60), words(60)]
  const texts = [[...start, ...end].join(' '), [...start, ...other].join(' ')]
  assert.deepEqual(lists(near(t, texts)), [])
  assert.deepEqual(lists(near(t, texts, 0.5)), [[0, 1]])
})

test('case, accents and punctuation are no difference; texts of two words are skipped', (t) => {
  const found = near(t, ['two words', 'Léger rain fell today.', 'two words', 'leger RAIN, fell today', ''])
  assert.deepEqual(lists(found), [[1, 3]])
  assert.equal(found.likeness(1, 3), 1)
})

test('a story that is rewritten a bit each day is not one with what it was in the beginning', (t) => {
  const [first, last] = [words(300), words(300)]
  const day = (n: number): string => [...last.slice(0, n * 12), ...first.slice(n * 12)].join(' ')
  const found = near(
    t,
    Array.from({ length: 25 }, (_, n) => day(n)),
  )
  assert.ok(found.groups.length > 1)
  for (const group of found.groups) assert.ok(found.likeness(group[0]!, group.at(-1)!) > 0.4)
})

test('thousands of equal texts cost no comparison of each with each', (t) => {
  const text = words(50).join(' ')
  const found = near(
    t,
    Array.from({ length: 5000 }, () => text),
  )
  assert.deepEqual([found.groups.length, found.groups[0]?.length], [1, 5000])
  assert.ok(found.compared < 10_000)
})
