import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { syntheticPeople } from '../../../../bench/records/synthetic-people.ts'
import type { Screen } from '../../../../src/view/live/terminal.ts'
import { main } from '../../../../src/cli/main.ts'
import { createProgress } from '../../../../src/cli/commands/records/progress.ts'
import { memoryIo } from '../../../store/examples.ts'
import { scratchFolder } from '../../../store/scratch.ts'

function terminal(): { screen: Screen; lines: () => string[] } {
  let text = ''
  const screen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      done()
    },
  })
  return {
    screen: Object.assign(screen, { isTTY: true, columns: 100 }),
    lines: () => text.split('\r\u001b[K').slice(1),
  }
}

test('rates and the time left are those of a phase, which is seen as soon as it begins', () => {
  const { screen, lines } = terminal()
  let now = 50_000
  const { show, end } = createProgress(screen, false, () => now)
  const at = (ms: number, progress: Parameters<typeof show>[0]): void => {
    now = 50_000 + ms
    show(progress)
  }
  at(0, { phase: 'comparing', count: 0, done: 0 })
  at(100, { phase: 'comparing', count: 1000, done: 0.1 })
  at(1000, { phase: 'comparing', count: 20_000, done: 0.25 })
  at(1001, { phase: 'grouping', count: 0, done: 0 })
  at(90_000, { rows: 0, chunksDone: 0, chunks: 0, expected: 0, rejected: 0, workers: 1, done: 0 })
  at(92_000, { rows: 3000, chunksDone: 15, chunks: 30, expected: 6000, rejected: 2, workers: 4, done: 0.5 })
  end()
  assert.deepEqual(lines(), [
    'comparing',
    'comparing: 20,000 pairs, 25 %, 20,000 pairs/s, 00:03 left',
    'grouping',
    '0/0 chunks, 0 rows, 0 %, 0 rows/s, one thread',
    '15/30 chunks, 3,000 rows, 50 %, 1,500 rows/s, 4 workers, 00:02 left, 2 rejected',
    '',
  ])
})

test('a line fits a terminal that became narrow while nobody could be notified', () => {
  const { screen, lines } = terminal()
  const { show } = createProgress(Object.assign(screen, { getWindowSize: () => [20, 5] }), false, () => 0)
  show({ phase: 'searching', count: 90_000, done: 0.45 })
  assert.deepEqual(lines(), ['searching: 90,000 r'])
})

const LEARNED = ['indexing', 'searching', 'comparing', 'learning', 'grouping']
const ways: [what: string, flags: string[], phases: string[]][] = [
  ['learned', ['--duplicates'], ['reading', ...LEARNED]],
  ['of two files', ['--against', 'b.csv'], ['reading', 'reading the other file', ...LEARNED]],
  ['by a rule', ['--profile', 'brief', '--match', 'surname:name,phone,street:address'], ['reading', 'searching']],
  ['of texts', ['--near-duplicates', '--text', 'street'], ['reading', 'searching']],
]

for (const [what, flags, phases] of ways) {
  test(`duplicates ${what}: each phase is shown, then the checks`, async (t) => {
    const folder = scratchFolder(t)
    const { rows } = syntheticPeople(90, 10)
    const csv = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((cells) => `${cells.join(',')}\n`)
    for (const file of ['a.csv', 'b.csv']) writeFileSync(join(folder, file), csv.join(''))
    const { io } = memoryIo(folder)
    const { screen, lines } = terminal()
    assert.equal(await main(['records', 'a.csv', ...flags], { ...io, stderr: screen }), 0)
    const begun = lines().filter((line) => /^[a-z ]+$/.test(line))
    assert.deepEqual(begun, phases)
    assert.ok(lines().some((line) => /^0\/\d+ chunks, 0 rows, 0 %, 0 rows\/s, one thread$/.test(line)))
  })
}
