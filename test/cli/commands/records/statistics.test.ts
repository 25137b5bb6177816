import assert from 'node:assert/strict'
import { test } from 'node:test'
import { syntheticPeople } from '../../../../bench/records/synthetic-people.ts'
import { type RecordsStatistics, statisticsOf } from '../../../../src/cli/commands/records/statistics.ts'
import type { FileReport } from '../../../../src/records/process-file.ts'
import { startGeocoder } from '../../../records/geocoder-process.ts'
import { checked, fileWith } from '../../checked-file.ts'

const addresses = (rows: number): string =>
  `name,phone,address\n${Array.from({ length: rows }, (_, n) => `N${n},202-456-${1000 + n},"${n + 1} Elm Rd, Portland, OR 97201"\n`).join('')}`

const read = (text: string): RecordsStatistics => JSON.parse(text) as RecordsStatistics

test('lookups are timed one by one, and counted as the workers', async (t) => {
  const folder = fileWith(t, 'a.csv', addresses(80))
  const service = await startGeocoder(50)
  t.after(() => service.stop())
  const lookups = { geocode: 'google', geocodeUrl: `${service.url}/google`, geocodeRate: '1000' } as const
  const flags = { address: ['address'], region: 'US', ...lookups }
  const { text, out } = await checked(folder, 'a.csv', { ...flags, workers: '4', chunkSize: '25' })
  const statistics = read(text('stats.json'))
  assert.equal(statistics.lookups?.workers, 4)
  // The service takes 50 ms for each: on a slow machine more, never less, whatever timers round.
  assert.ok(statistics.row_ms.p50! >= 45, `${statistics.row_ms.p50}`)
  assert.ok(statistics.lookups.sequential_ms >= 80 * 45, `${statistics.lookups.sequential_ms}`)
  assert.ok((await service.evidence()).mostInFlight <= 4)
  assert.equal(statistics.chunks, 4)
  assert.match(out, /complete: 4\/4 chunks.*4 lookups at a time/)
})

test('efficiency of lookups is that of the lookups, not of the thread that waits for them', async (t) => {
  const folder = fileWith(t, 'a.csv', addresses(1))
  const { text } = await checked(folder, 'a.csv', { phone: ['phone'], region: 'US', workers: '1' })
  const none = { ...read(text('stats.json')), check_cpu_ms: 100, workers: 1 }
  const asked = { requests: 80, retries: 0, cached: 0, found: 80, errors: {}, sequential_ms: 3900, workers: 4 }
  const measured = { file: 'a.csv', format: 'csv', cores: 2, ms: 3000, checkMs: 2000, cpuMs: 200, memory: none.memory }
  const gains: [Partial<FileReport>, number, number][] = [
    [{ lookups: asked }, 0.5, 2],
    [{ phone_lookups: { ...asked, workers: 2 } }, 1, 2],
    [{ lookups: asked, phone_lookups: asked }, 0.494, 3.95],
    [{ workers: 2, check_cpu_ms: 3000 }, 0.75, 1.5],
  ]
  for (const [report, efficiency, speedUp] of gains) {
    const statistics = statisticsOf({ ...none, ...report }, measured)
    assert.deepEqual([statistics.efficiency, statistics.speed_up], [efficiency, speedUp])
  }
})

test('--no-parallel is one lookup at a time, and refuses workers', async (t) => {
  const folder = fileWith(t, 'a.csv', addresses(5))
  const service = await startGeocoder(5)
  t.after(() => service.stop())
  const lookups = { geocode: 'google', geocodeUrl: `${service.url}/google`, geocodeRate: '1000' } as const
  const { text } = await checked(folder, 'a.csv', { address: ['address'], region: 'US', ...lookups, parallel: false })
  assert.equal(read(text('stats.json')).lookups?.workers, 1)
  assert.equal((await service.evidence()).mostInFlight, 1)
  const refused = await checked(folder, 'a.csv', { phone: ['phone'], parallel: false, workers: '3' })
  assert.equal(refused.code, 2)
  assert.match(refused.err, /--no-parallel is one worker: current value of --workers is '3'/)
})

test('memory, processor and success rate are in the statistics', async (t) => {
  const folder = fileWith(t, 'a.csv', `${addresses(9)}too,many,cells,here\n`)
  const { text, out } = await checked(folder, 'a.csv', { phone: ['phone'], region: 'US' })
  const { success_rate, rows_per_minute, memory, cpu_cores_used } = read(text('stats.json'))
  assert.equal(success_rate, 0.9)
  assert.ok(rows_per_minute > 0 && cpu_cores_used > 0)
  assert.ok(memory.peak >= memory.end && memory.end - memory.start === memory.growth)
  assert.match(out, /memory \d+ MB at the start, \d+ MB at most/)
})

test('duplicates by the contact rule are counted by phone, by address and by both', async (t) => {
  const rows = [
    'Ann Lee,2024561111,"1 Elm Rd, Portland, OR 97201"',
    'Ann Lee,2024561111,"77 Oak Ave, Salem, OR 97301"',
    'Bob Ray,2024562222,"5 Pine St, Eugene, OR 97401"',
    'Cid Fox,2024563333,"5 Pine St, Eugene, OR 97401"',
    'Dora Kim,2024564444,"9 Ash Ln, Bend, OR 97701"',
    'Dora Kim,2024564444,"9 Ash Ln, Bend, OR 97701"',
  ]
  const folder = fileWith(t, 'a.csv', `name,phone,address\n${rows.join('\n')}\n`)
  const { text, out } = await checked(folder, 'a.csv', { duplicates: true, profile: 'brief' })
  assert.deepEqual(read(text('stats.json')).duplicates?.matched_by, { phone: 1, address: 1, both: 1 })
  assert.match(out, /matched by phone 1, by address 1, by both 1/)
})

test('pairs by learned weights are counted alike, where phones or addresses are compared', async (t) => {
  const { rows } = syntheticPeople(250, 120, 3, 5, 1)
  const columns = Object.keys(rows[0]!)
  const lines = rows.map((row) => columns.map((column) => `"${row[column]!.replaceAll('"', '""')}"`).join(','))
  const folder = fileWith(t, 'a.csv', `${columns.join(',')}\n${lines.join('\n')}\n`)
  const match = 'given_name:name,surname:name,phone:phone,street:address'
  const { text } = await checked(folder, 'a.csv', { duplicates: true, match })
  const expected = { phone: 0, address: 0, both: 0 }
  for (const line of text('pairs.jsonl').trim().split('\n')) {
    const { reason } = JSON.parse(line) as { reason: string }
    const [phone, address] = [/phone equal/.test(reason), /street (?:equal|[89]\d%)/.test(reason)]
    if (phone || address) expected[phone && address ? 'both' : phone ? 'phone' : 'address']++
  }
  assert.ok(expected.phone > 0 && expected.address > 0 && expected.both > 0, JSON.stringify(expected))
  assert.deepEqual(read(text('stats.json')).duplicates?.matched_by, expected)
  const others = await checked(folder, 'a.csv', { duplicates: true, match: 'given_name:name,surname:name' })
  assert.equal(read(others.text('stats.json')).duplicates?.matched_by, undefined)
})
