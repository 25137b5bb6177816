import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { processFile, type FileReport } from '../../src/records/process-file.ts'
import { openTable } from '../../src/tables/open-table.ts'
import { chooseWorkers } from '../../src/records/pool/choose-workers.ts'
import { scratchFolder } from '../store/scratch.ts'

async function checkedWith(folder: string, program: string, chunkSize: number | 'auto' = 10): Promise<FileReport> {
  return await processFile({
    table: await openTable(join(folder, 'a.csv'), 'csv'),
    spec: { phones: ['phone'], addresses: [], region: 'US', regionField: null },
    out: folder,
    format: 'csv',
    workers: 2,
    chunkSize,
    cores: 2,
    program: join(import.meta.dirname, 'children', program),
  })
}

test('poison kills workers and costs its own row alone; the order stays', async (t) => {
  const folder = scratchFolder(t)
  const cell = (n: number): string => (n === 25 ? 'kill' : n === 44 ? 'throw' : `202-456-${1000 + n}`)
  const rows = Array.from({ length: 100 }, (_, n) => `${n},${cell(n)}\n`)
  writeFileSync(join(folder, 'a.csv'), `id,phone\n${rows.join('')}`)
  const report = await checkedWith(folder, 'poisoned-checks.ts')
  assert.deepEqual([report.rows_in, report.rows_out, report.rejected], [100, 98, 2])
  assert.ok(report.workers_replaced >= 3)
  const lines = readFileSync(join(folder, 'records.csv'), 'utf8').trim().split('\n').slice(1)
  const ids = rows.map((_, n) => n).filter((n) => n !== 25 && n !== 44)
  assert.deepEqual(
    lines.map((line) => Number(line.split(',')[0])),
    ids,
  )
  const rejected = readFileSync(join(folder, 'rejected.jsonl'), 'utf8')
  assert.match(rejected, /"row":26,.*"reason":"the check ends its worker: exit code 9","raw":"25,kill"/)
  assert.match(rejected, /"row":45,.*"reason":"the check failed: poison","raw":"44,throw"/)
})

test('where no thread can work, all is checked here, and that is said', async (t) => {
  const folder = scratchFolder(t)
  writeFileSync(join(folder, 'a.csv'), `id,phone\n${'1,202-456-1111\n'.repeat(60)}`)
  const report = await checkedWith(folder, 'stillborn-worker.ts')
  assert.deepEqual([report.rows_in, report.rows_out, report.workers], [60, 60, 1])
  assert.match(report.fallback ?? '', /no worker thread can work here/)
})

test('threads that were requested get larger chunks of larger files', async (t) => {
  const folder = scratchFolder(t)
  writeFileSync(join(folder, 'a.csv'), `id,phone\n${'1,202-456-1111\n'.repeat(6000)}`)
  const report = await checkedWith(folder, 'poisoned-checks.ts', 'auto')
  assert.deepEqual([report.rows_out, report.workers, report.chunk_size], [6000, 2, 200])
})

test('an output that cannot be made leaves no thread behind', async (t) => {
  const folder = scratchFolder(t)
  writeFileSync(join(folder, 'a.csv'), 'id,phone\n1,202-456-1111\n')
  mkdirSync(join(folder, 'rejected.jsonl'))
  await assert.rejects(checkedWith(folder, 'poisoned-checks.ts'), /EISDIR/)
  assert.deepEqual(
    process.getActiveResourcesInfo().filter((name) => /Message|Worker/.test(name)),
    [],
  )
})

const samples: [string, Parameters<typeof chooseWorkers>, number][] = [
  ['much work left', [{ rows: 1000, cpuMs: 30, done: 0.001 }, 4], 4],
  ['little left', [{ rows: 1000, cpuMs: 30, done: 0.5 }, 4], 1],
  ['rows cheaper than handing them over', [{ rows: 1000, cpuMs: 3, done: 0.001 }, 4], 1],
  ['one core', [{ rows: 1000, cpuMs: 30, done: 0.001 }, 1], 1],
  ['more cores than are of use', [{ rows: 1000, cpuMs: 3000, done: 0.001 }, 64], 16],
]

for (const [what, [sample, cores], workers] of samples) {
  test(`threads: ${what}`, () => assert.equal(chooseWorkers(sample, cores), workers))
}
