import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Source } from '../../../src/config/source.ts'
import { createLog } from '../../../src/runs/folder/log.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { validateRecords, type ValidationReport } from '../../../src/scraper/validation/validate-records.ts'
import { validationSpec } from '../../../src/scraper/validation/validation-spec.ts'
import type { RunContext } from '../../../src/scraper/run-context.ts'
import { record, storeWith } from '../../store/examples.ts'
import { startCachingSite, type CachedPage } from '../caching-site.ts'
import { exampleSource } from '../example-source.ts'
import { type Started, workplace, type Workplace } from '../run-scraper.ts'

const FIELDS: Source['fields'] = {
  phone: { type: 'phone', selector: ['.tel'], required: false },
  where: { type: 'address', selector: ['.where'], required: false },
  land: { type: 'text', selector: ['.land'], required: false },
}

const shop = (phone: string, where: string, land = ''): CachedPage => ({
  body: `<h1>A shop</h1><div class="story"><p>Open all day.</p></div><p class="tel">${phone}</p><p class="where">${where}</p><p class="land">${land}</p>`,
})

const PAGES = {
  '/page/1': { body: [1, 2].map((n) => `<div class="card"><a href="/shop/${n}">Shop ${n}</a></div>`).join('') },
  '/shop/1': shop('(212) 555-2368 ext. 7', '350 5th Ave, New York, NY 10118'),
  '/shop/2': shop('030 901820', 'Platz der Republik 1, 11011 Berlin', 'Germany'),
}

test('phones and addresses of stored records are checked, also those that were stored before anybody asked', async (t) => {
  const site = await startCachingSite(t, structuredClone(PAGES))
  const place = workplace(t)
  const config = exampleSource(site.origin, { country: 'united_states', fields: FIELDS })
  const plain = await place.run(config)
  assert.equal(plain.result.stats['validation'], undefined)
  assert.equal(
    (await place.records()).some(({ extra }) => 'phone_valid' in extra),
    false,
  )

  const asked = await place.run(config, { validate: true })
  assert.deepEqual(asked.result.counts.records, { found: 2, new: 0, updated: 0, unchanged: 2, rejected: 0 })
  const [first, second] = (await place.records()).map(({ extra }) => extra)
  assert.equal(first?.['phone_valid'], true)
  assert.equal(first?.['phone_e164'], '+12125552368')
  assert.equal(first?.['address_state'], 'NY')
  assert.equal(second?.['phone_valid'], false)
  const { checked, complete, findings } = asked.result.stats['validation'] as ValidationReport
  assert.deepEqual(
    { checked, complete, phone: findings['phone'] },
    {
      checked: 2,
      complete: true,
      phone: { valid: 1, invalid: 1, errors: { too_short: 1 } },
    },
  )

  const again = await place.run(config, { validate: true })
  assert.equal((again.result.stats['validation'] as { checked: number }).checked, 0, 'what has answers is left alone')
})

test('a block names its fields; another block, and a record that changed, are checked anew', async (t) => {
  const site = await startCachingSite(t, structuredClone(PAGES))
  const place = workplace(t)
  const validate = { phones: ['phone'], addresses: [], region: null, region_field: 'land' }
  const config = exampleSource(site.origin, { country: 'united_states', fields: FIELDS, validate })
  await place.run(config)
  const e164 = async (): Promise<unknown[]> => (await place.records()).map(({ extra }) => extra['phone_e164'])
  assert.deepEqual(await e164(), ['+12125552368', '+4930901820'])
  assert.equal(
    (await place.records()).some(({ extra }) => 'address_valid' in extra),
    false,
  )

  site.pages['/shop/1'] = shop('(212) 555-0000', '')
  const full = await place.run(config, { mode: 'full' })
  assert.deepEqual(full.result.counts.records, { found: 2, new: 0, updated: 1, unchanged: 1, rejected: 0 })
  assert.equal((full.result.stats['validation'] as { checked: number }).checked, 1)
  assert.deepEqual(await e164(), ['+12125550000', '+4930901820'])

  const other = await place.run({ ...config, validate: { ...validate, region_field: null, region: 'GB' } })
  assert.equal((other.result.stats['validation'] as { checked: number }).checked, 2)
})

test('a stop leaves the rest to the next run', async (t) => {
  const { store: file } = workplace(t)
  const store = await openStore(file)
  t.after(() => store.close())
  const begin = {
    run: 'r',
    started: '2026-01-01T00:00:00Z',
    mode: 'update',
    config_digest: '',
    retry: 'transient',
  } as const
  await store.beginRun(begin)
  const shopRecord = (n: number): object => ({
    title: `Shop ${n}`,
    date: null,
    date_raw: null,
    body: null,
    tags: [],
    authors: [],
    language: null,
    extra: { phone: '212 555 2368' },
    url: `https://shop.example/${n}`,
    scraped_at: '2026-01-01T00:00:00Z',
  })
  const outcomes = Array.from({ length: 450 }, (_, n) => ({
    kind: 'record',
    url: `https://shop.example/${n}`,
    record: shopRecord(n),
  }))
  await store.settle(outcomes as never, 'r')
  const stopping = new AbortController()
  const config = exampleSource('https://shop.example', { country: 'US', fields: FIELDS })
  const touch = (): void => stopping.abort()
  const context = { task: { config, validate: true }, log: createLog('error'), store, watchdog: { touch } }
  const first = await validateRecords({ ...context, stopping: stopping.signal } as unknown as RunContext)
  assert.deepEqual({ checked: first?.checked, complete: first?.complete }, { checked: 200, complete: false })
  const second = await validateRecords({
    ...context,
    stopping: new AbortController().signal,
    watchdog: { touch: () => undefined },
  } as unknown as RunContext)
  assert.deepEqual({ checked: second?.checked, complete: second?.complete }, { checked: 250, complete: true })
})

/** A place whose store holds shops already, as if runs before had stored them without a check. */
async function placeWithShops(t: TestContext, origin: string, shops: number): Promise<Workplace> {
  const place = workplace(t)
  const streets = ['350 5th Ave, New York, NY 10118', '1 Elm Rd, Portland, WA 97201', 'nowhere']
  const records = Array.from({ length: shops }, (_, n) =>
    record(`${origin}/old/${n}`, { extra: { phone: `(212) 555-${1000 + n}`, where: streets[n % 3]! } }),
  )
  await storeWith(dirname(place.store), 'herald', records)
  return place
}

/** Resolves to the number of answers when there are some, or the process has ended. */
async function untilAnswers(file: string, { ended }: Started): Promise<number> {
  let over = false
  void ended.then(() => (over = true))
  const db = new DatabaseSync(file, { readOnly: true })
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'checks'")
  const answers = (): number =>
    known.get() === undefined ? 0 : Number(db.prepare('SELECT count(*) AS n FROM checks').get()?.['n'])
  try {
    while (!over && answers() === 0) await sleep(1)
    return answers()
  } finally {
    db.close()
  }
}

test('killed while answers are written: none is lost or written in half, the next run checks the rest alone', async (t) => {
  const shops = 6000
  const site = await startCachingSite(t, structuredClone(PAGES))
  const config = exampleSource(site.origin, { country: 'united_states', fields: FIELDS })
  const place = await placeWithShops(t, site.origin, shops)
  const stored = (await place.records()).length
  const started = place.start(config, { validate: true })
  await untilAnswers(place.store, started)
  started.child.kill('SIGKILL')
  assert.equal((await started.ended).signal, 'SIGKILL')
  const db = new DatabaseSync(place.store)
  const answered = Number(db.prepare('SELECT count(*) AS n FROM checks').get()?.['n'])
  // Whoever checks one of these once more is seen.
  db.exec("UPDATE checks SET answers = json_set(answers, '$.phone_error', 'checked before the kill')")
  db.close()
  assert.ok(answered > 0 && answered < shops, `killed in the middle: ${answered} of ${shops} checked`)
  assert.equal(answered % 200, 0, 'a batch is kept whole or not at all')

  const next = await place.run(config, { validate: true })
  const { checked, failed, complete } = next.result.stats['validation'] as ValidationReport
  assert.deepEqual({ checked, failed, complete }, { checked: shops + 2 - answered, failed: 0, complete: true })
  const records = await place.records()
  assert.equal(records.length, stored + 2, 'no record is lost')
  const before = records.filter(({ extra }) => extra['phone_error'] === 'checked before the kill')
  assert.equal(before.length, answered, 'none is checked twice')
  assert.ok(records.every(({ extra }) => 'phone_valid' in extra && 'address_valid' in extra))
})

const SPECS: [what: string, patch: Partial<Source>, every: boolean, spec: unknown][] = [
  ['nothing asked', { fields: FIELDS }, false, null],
  ['asked, and no such field', {}, true, null],
  [
    'asked: all fields of such types, in the country of the folder',
    { country: 'papua_new_guinea', fields: FIELDS },
    true,
    { phones: ['phone'], addresses: [['where']], region: 'PG', regionField: null },
  ],
  [
    'a folder that is no country',
    { country: 'pacific', fields: FIELDS },
    true,
    { phones: ['phone'], addresses: [['where']], region: null, regionField: null },
  ],
  [
    'a block goes before the types',
    {
      fields: FIELDS,
      validate: { phones: ['land'], addresses: [['where', 'land']], region: 'Fiji', region_field: null },
    },
    true,
    { phones: ['land'], addresses: [['where', 'land']], region: 'FJ', regionField: null },
  ],
]

for (const [what, patch, every, spec] of SPECS) {
  test(`what is checked: ${what}`, () => {
    assert.deepEqual(validationSpec(exampleSource('https://shop.example', patch), every), spec)
  })
}
