import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { RecordsArgs } from '../../../../src/cli/commands/records/flags.ts'
import type { RecordsStatistics } from '../../../../src/cli/commands/records/statistics.ts'
import { type GeocoderProcess, startGeocoder } from '../../../records/geocoder-process.ts'
import { checked, fileWith } from '../../checked-file.ts'

const ASKED = ['phone_lookup_valid', 'phone_carrier', 'phone_location', 'phone_lookup'] as const
const DETAILS = ['phone_line_type', 'phone_confidence', 'phone_method'] as const

async function service(t: TestContext): Promise<{ started: GeocoderProcess; phoneLookup: string }> {
  const started = await startGeocoder(0)
  t.after(() => started.stop())
  return { started, phoneLookup: `${started.url}/phones` }
}

function cellsOf(text: string): unknown[][] {
  const rows = text.trim().split('\n')
  return rows.map((line) => {
    const row = JSON.parse(line) as Record<string, unknown>
    return [...ASKED, ...DETAILS].map((column) => row[column])
  })
}

const flags: Partial<RecordsArgs> = { phone: ['phone'], region: 'US', format: 'jsonl', phoneLookupRate: '1000' }

test('what a service knows of phones stands beside them, and replaces what the plan says', async (t) => {
  const phones = [
    '202-456-1111',
    '202-456-1117',
    '202-456-1000',
    '12',
    '202-456-1111; 202-456-1117',
    '202-456-1111; 555-123-4567',
    '202-456-1503',
  ]
  const folder = fileWith(t, 'a.csv', `phone\n${phones.join('\n')}\n`)
  const { started, phoneLookup } = await service(t)
  const { code, out, text } = await checked(folder, 'a.csv', { ...flags, phoneLookup })
  assert.equal(code, 0)
  assert.deepEqual(cellsOf(text('records.jsonl')), [
    [true, 'Example Tel', 'Springfield', 'found', 'mobile', 95, 'lookup'],
    [true, null, 'Novato', 'found', 'pager', 80, 'lookup'],
    [false, null, null, 'found', 'landline_or_mobile', 0, 'lookup'],
    [null, null, null, null, null, 0, null],
    [true, 'Example Tel; ', 'Springfield; Novato', 'found', 'mobile; pager', 80, 'lookup'],
    [true, 'Example Tel', 'Springfield', 'found', 'mobile', 0, 'numbering_plan'],
    [true, 'Example Tel', 'Springfield', 'found', 'mobile', 95, 'lookup'],
  ])
  assert.match(out, /phones looked up: 7 found; 6 requests, 2 again, 3 known/)
  await checked(folder, 'a.csv', { ...flags, phoneLookup })
  assert.equal((await started.evidence()).arrivals.length, 6, 'a second run asks for nothing again')
})

test('a service that denies us leaves what the plan says', async (t) => {
  const folder = fileWith(t, 'a.csv', 'phone\n202-456-1101\n202-456-1111\n')
  const { started, phoneLookup } = await service(t)
  const { text } = await checked(folder, 'a.csv', { ...flags, phoneLookup, parallel: false })
  const offline = ['landline_or_mobile', 60, 'numbering_plan']
  assert.deepEqual(cellsOf(text('records.jsonl')), [
    [null, null, null, 'denied', ...offline],
    [null, null, null, 'denied', ...offline],
  ])
  assert.equal((await started.evidence()).arrivals.length, 1)
})

test('the requests of a day hold for phones, and both services count for themselves', async (t) => {
  const rows = [1, 2, 3].map((n) => `202-456-111${n},"${n} Elm Rd, Portland, OR 97201"\n`)
  const folder = fileWith(t, 'a.csv', `phone,address\n${rows.join('')}`)
  const { started, phoneLookup } = await service(t)
  const geocode = { geocode: 'google', geocodeUrl: `${started.url}/google`, geocodeRate: '1000' } as const
  const lookups = { ...flags, ...geocode, phoneLookup, phoneLookupDaily: '2', workers: '2' }
  const { text } = await checked(folder, 'a.csv', { ...lookups, address: ['address'] })
  const statistics = JSON.parse(text('stats.json')) as RecordsStatistics
  assert.deepEqual([statistics.lookups?.requests, statistics.phone_lookups?.requests], [3, 2])
  assert.deepEqual(statistics.phone_lookups?.errors, { quota_exceeded: 1 })
  assert.equal((await started.evidence()).arrivals.length, 5)
})
