import assert from 'node:assert/strict'
import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { checkRecords } from '../../src/cli/commands/demo/check-records.ts'
import type { RecordTruth, Truth } from '../../src/cli/commands/demo/contract.ts'
import { openStore } from '../../src/store/open-store.ts'

const ARTICLES: RecordTruth[] = [
  { url: 'http://127.0.0.1:1/a', title: 'A', date: '2025-11-03', body: 'One. Two.', tags: ['Health'], fresh: true },
  { url: 'http://127.0.0.1:1/b', title: 'B', date: '2025-11-02', body: 'Three. Four.', tags: [], fresh: true },
]
const TRUTH = { scrapers: [{ country: 'fiji', source: 'gazette', records: ARTICLES }], sites: [] } as unknown as Truth

describe('the check of the records', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'demo-records-'))
    await mkdir(join(dir, 'fiji'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  const keep = async (records: RecordTruth[]): Promise<void> => {
    const store = await openStore(join(dir, 'fiji', 'gazette.db'))
    const run = '20261121_120000_0000'
    const started = '2026-11-21T12:00:00.000Z'
    await store.beginRun({ run, started, mode: 'update', config_digest: 'x', retry: 'transient' })
    await store.admit(
      records.map(({ url }) => ({ url, title: null, date: null, record: null })),
      { run, full: false },
    )
    const rest = { date_raw: null, authors: [], language: null, extra: {}, scraped_at: started }
    await store.settle(
      records.map((record) => ({ kind: 'record', url: record.url, record: { ...rest, ...record } })),
      run,
    )
    await store.close()
  }

  it('finds nothing where every article is stored once and whole', async () => {
    await keep(ARTICLES.map((article) => ({ ...article, body: article.body?.replace(' ', '\n') ?? null })))
    const { differences, ...counts } = await checkRecords(TRUTH, dir)
    assert.deepEqual(differences, [])
    assert.deepEqual(counts, { stored: 2, missing: 0, doubled: 0, beyond: 0, wrong: 0 })
  })

  const lies: { what: string; records: RecordTruth[]; counts: object; says: RegExp }[] = [
    { what: 'a missing one', records: ARTICLES.slice(1), counts: { missing: 1 }, says: /1\/a: is missing/ },
    {
      what: 'one stored under two addresses',
      records: [...ARTICLES, { ...ARTICLES[0]!, url: 'http://127.0.0.1:1/a?from=list' }],
      counts: { doubled: 1 },
      says: /\?from=list: is stored a second time/,
    },
    {
      what: 'one that is no article',
      records: [...ARTICLES, { ...ARTICLES[0]!, title: 'About us', url: 'http://127.0.0.1:1/about' }],
      counts: { beyond: 1 },
      says: /about: is no article of this paper/,
    },
    {
      what: 'a changed text',
      records: [{ ...ARTICLES[0]!, body: 'One. Too.' }, ARTICLES[1]!],
      counts: { wrong: 1 },
      says: /body is "One. Too." and should be "One. Two."/,
    },
    {
      what: 'a wrong date',
      records: [{ ...ARTICLES[0]!, date: '2025-03-11' }, ARTICLES[1]!],
      counts: { wrong: 1 },
      says: /date is "2025-03-11"/,
    },
    {
      what: 'a lost tag',
      records: [{ ...ARTICLES[0]!, tags: [] }, ARTICLES[1]!],
      counts: { wrong: 1 },
      says: /tags is "" and should be "Health"/,
    },
  ]
  for (const { what, records, counts, says } of lies) {
    it(`finds ${what}`, async () => {
      await keep(records)
      const { differences, ...found } = await checkRecords(TRUTH, dir)
      assert.deepEqual(found, { ...found, ...counts })
      assert.equal(differences.length, 1)
      assert.match(differences[0]!.what, says)
    })
  }

  it('misses everything where there is no store', async () => {
    assert.equal((await checkRecords(TRUTH, dir)).missing, 2)
  })
})
