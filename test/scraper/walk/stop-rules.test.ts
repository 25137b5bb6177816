import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ListingRead } from '../../../src/scraper/walk/track.ts'
import { isFinished, StopRules } from '../../../src/scraper/walk/stop-rules.ts'
import type { StopOptions, TrackEnd } from '../../../src/scraper/walk/stop-rules.ts'

const SITE = 'https://x.org'

interface Step {
  /** Path asked for; the page's number by default. */
  ask?: string
  /** Path that answered in the end. */
  url?: string
  start?: true
  /** Further entries of the page before. */
  part?: true
  /** Ids of the entries; without them the page failed. */
  ids?: number[]
  failed?: 'gone' | 'http' | 'connect' | 'robots_disallowed'
  status?: number
  /** Of the entries, in this order: to be visited, known from earlier runs; the others were named before. */
  added?: number
  known?: number
  dropped?: number
  allOld?: boolean
}

interface Row {
  name: string
  options?: Partial<StopOptions>
  steps: Step[]
  others?: number
  /** After the last step; all before it must go on. */
  end: TrackEnd | null
}

function take(rules: StopRules, step: Step, number: number, others: number): TrackEnd | null {
  const asked = `${SITE}${step.ask ?? `/page/${number}`}`
  const request: ListingRead['request'] = {
    url: asked,
    ...(step.start ? { start: true } : {}),
    ...(step.part ? { part: true } : {}),
  }
  if (step.failed !== undefined) {
    const failure = { kind: step.failed, message: step.failed, status: step.status ?? null, transient: true }
    return rules.failed({ kind: 'failed', request, failure }).end
  }
  const { ids = [], dropped = 0 } = step
  const entries = ids.map((id) => ({ url: `${SITE}/news/${id}`, title: null, date: null, record: null }))
  const page = { containers: ids.length + dropped, entries, dropped: {}, total: null }
  const read = { kind: 'page', request, url: `${SITE}${step.url ?? new URL(asked).pathname}`, page } as const
  const arrived = rules.arrived(read)
  if (arrived !== null) return arrived
  const added = step.added ?? (step.known === undefined ? ids.length : 0)
  const known = step.known ?? 0
  const admission = {
    fresh: added + known,
    added,
    known,
    discarded: ids.length - added - known + dropped,
    urls: entries.map(({ url }) => url),
    allOld: step.allOld ?? false,
  }
  return rules.admitted(read, admission, others)
}

const ten = (from: number): number[] => Array.from({ length: 10 }, (_, i) => from + i)

const DEAD: Step = { failed: 'gone' }

const ROWS: Row[] = [
  { name: 'pages with new entries go on', steps: [{ ids: ten(0) }, { ids: ten(10) }], end: null },
  { name: 'a page without containers', steps: [{ ids: ten(0) }, { ids: [] }], end: 'empty_page' },
  { name: 'a first page without containers', steps: [{ ids: [] }], end: 'empty_page' },
  { name: 'a page 0 without containers', options: { startsAtZero: true }, steps: [{ ids: [] }], end: null },
  { name: 'an empty day of an archive', options: { bounded: true }, steps: [{ ids: ten(0) }, { ids: [] }], end: null },
  { name: 'gone behind the first page', steps: [{ ids: ten(0) }, { failed: 'gone' }], end: 'no_such_page' },
  { name: 'gone at once', steps: [{ failed: 'gone' }], end: null },
  { name: 'gone behind a start page', steps: [{ ids: ten(0), start: true }, { failed: 'gone' }], end: 'no_such_page' },
  {
    name: 'no day in the archive',
    options: { bounded: true },
    steps: [{ failed: 'gone' }, { failed: 'gone' }],
    end: null,
  },
  {
    name: '199 maps that are dead or name nothing new',
    options: { bounded: true, maps: true },
    steps: [{ ids: ten(0) }, ...Array.from({ length: 199 }, (_, i) => (i % 2 ? DEAD : { ids: ten(0), added: 0 }))],
    end: null,
  },
  {
    name: '200 maps that are dead or name nothing new',
    options: { bounded: true, maps: true },
    steps: [{ ids: ten(0) }, ...Array.from({ length: 200 }, (_, i) => (i % 2 ? DEAD : { ids: ten(0), added: 0 }))],
    end: 'trap',
  },
  {
    name: 'a map with 500 portions of entries that are left out',
    options: { bounded: true, maps: true },
    steps: [
      { ids: [], dropped: 200 },
      ...Array.from({ length: 499 }, () => ({ ids: [], dropped: 200, part: true as const })),
    ],
    end: null,
  },
  {
    name: '19 maps that fail in a row',
    options: { bounded: true, maps: true },
    steps: [{ ids: ten(0) }, ...Array.from({ length: 19 }, () => ({ failed: 'http' as const, status: 500 }))],
    end: null,
  },
  {
    name: '20 maps that fail in a row',
    options: { bounded: true, maps: true },
    steps: [{ ids: ten(0) }, ...Array.from({ length: 20 }, () => ({ failed: 'http' as const, status: 500 }))],
    end: 'failures',
  },
  {
    name: 'a sitemap that is not there is a failure',
    options: { bounded: true, maps: true },
    steps: [DEAD, DEAD, DEAD],
    end: 'failures',
  },
  {
    name: 'no page 0, and none behind it',
    options: { startsAtZero: true },
    steps: [{ failed: 'gone' }, { failed: 'gone' }, { failed: 'gone' }, { failed: 'gone' }],
    end: 'failures',
  },
  {
    name: '400 behind the last page of an API',
    options: { json: true },
    steps: [{ ids: ten(0) }, { failed: 'http', status: 400 }],
    end: 'no_such_page',
  },
  {
    name: '422 behind the last page of an API',
    options: { json: true },
    steps: [{ ids: ten(0) }, { failed: 'http', status: 422 }],
    end: 'no_such_page',
  },
  { name: '400 of a page is a failure', steps: [{ ids: ten(0) }, { failed: 'http', status: 400 }], end: null },
  {
    name: 'three failures in a row',
    steps: [{ ids: ten(0) }, { failed: 'connect' }, { failed: 'http', status: 500 }, { failed: 'connect' }],
    end: 'failures',
  },
  {
    name: 'a page between failures',
    steps: [
      { failed: 'connect' },
      { failed: 'connect' },
      { ids: ten(0) },
      { failed: 'connect' },
      { failed: 'connect' },
    ],
    end: null,
  },
  { name: 'forbidden by robots.txt', steps: [{ ids: ten(0) }, { failed: 'robots_disallowed' }], end: 'forbidden' },
  { name: 'a forbidden start page', steps: [{ failed: 'robots_disallowed', start: true }], end: null },
  { name: 'the same entries again', steps: [{ ids: ten(0) }, { ids: ten(0), added: 0 }], end: 'repeated_page' },
  {
    name: 'the same entries in another order',
    steps: [{ ids: ten(0) }, { ids: ten(0).toReversed(), added: 0 }],
    end: 'repeated_page',
  },
  {
    name: 'the entries of any earlier page',
    steps: [{ ids: ten(0) }, { ids: ten(10) }, { ids: ten(20) }, { ids: ten(0), added: 0 }],
    end: 'repeated_page',
  },
  {
    name: 'the entries of the start page',
    steps: [
      { ids: ten(0), start: true },
      { ids: ten(0), added: 0 },
    ],
    end: null,
  },
  {
    name: 'page 1 that is page 0',
    options: { startsAtZero: true },
    steps: [{ ids: ten(0) }, { ids: ten(0), added: 0 }],
    end: null,
  },
  {
    name: 'page 2 that is page 0',
    options: { startsAtZero: true },
    steps: [{ ids: ten(0) }, { ids: ten(0), added: 0 }, { ids: ten(0), added: 0 }],
    end: 'repeated_page',
  },
  { name: 'one entry differs', steps: [{ ids: ten(0) }, { ids: [...ten(0), 10], added: 1 }], end: null },
  { name: 'a redirect home', steps: [{ ids: ten(0) }, { ids: ten(50), url: '/' }], end: 'redirected_back' },
  {
    name: 'a redirect to an earlier page',
    steps: [{ ids: ten(0) }, { ids: ten(10) }, { ids: ten(50), url: '/page/1' }],
    end: 'redirected_back',
  },
  { name: 'a first page that redirects', steps: [{ ids: ten(0), url: '/' }, { ids: ten(10) }], end: null },
  {
    name: 'a first page that is the start page',
    steps: [{ ids: ten(0), start: true, ask: '/news' }, { ids: ten(0), url: '/news', added: 0 }, { ids: ten(10) }],
    end: null,
  },
  {
    name: 'nothing new where the listing was finished before',
    options: { endAtKnown: true },
    steps: [
      { ids: ten(0), added: 5, known: 5 },
      { ids: ten(10), known: 10 },
    ],
    end: 'nothing_new',
  },
  { name: 'nothing new, not finished before', steps: [{ ids: ten(0), known: 10 }], end: null },
  {
    name: 'only some pinned ones are known',
    options: { endAtKnown: true },
    steps: [{ ids: [1, 2, 3], known: 3 }],
    end: null,
  },
  {
    name: 'small pages add up',
    options: { endAtKnown: true },
    steps: [1, 2, 3, 4].map((page) => ({ ids: [page * 3, page * 3 + 1, page * 3 + 2], known: 3 })),
    end: 'nothing_new',
  },
  {
    name: 'a start page with nothing new',
    options: { endAtKnown: true },
    steps: [{ ids: ten(0), known: 10, start: true }],
    end: null,
  },
  {
    name: 'a known day of an archive',
    options: { endAtKnown: true, bounded: true },
    steps: [{ ids: ten(0), known: 10 }],
    end: null,
  },
  { name: 'everything is older than stop_date', steps: [{ ids: ten(0), added: 0, allOld: true }], end: 'stop_date' },
  {
    name: '200 entries in a row that were named before',
    steps: Array.from({ length: 21 }, (_, i) => ({ ids: ten(i), added: i === 0 ? 10 : 0 })),
    end: 'trap',
  },
  {
    name: 'as many while another template has named a thousand',
    others: 1000,
    steps: Array.from({ length: 21 }, (_, i) => ({ ids: ten(i), added: i === 0 ? 10 : 0 })),
    end: null,
  },
  {
    name: 'a new one among them now and then',
    steps: Array.from({ length: 40 }, (_, i) => ({ ids: ten(i), added: 1 })),
    end: null,
  },
  {
    name: 'pages whose every entry is left out',
    steps: Array.from({ length: 20 }, () => ({ ids: [], dropped: 10 })),
    end: 'trap',
  },
  {
    name: 'a year without news in an archive',
    options: { bounded: true },
    steps: Array.from({ length: 365 }, () => ({ ids: [] })),
    end: null,
  },
  {
    name: 'an archive that shows the same sidebar for every day',
    options: { bounded: true },
    steps: Array.from({ length: 21 }, (_, i) => ({ ids: ten(0), added: i === 0 ? 10 : 0 })),
    end: 'trap',
  },
]

describe('stop rules', () => {
  for (const { name, options, steps, others = 0, end } of ROWS) {
    test(`${name}: ${end ?? 'goes on'}`, () => {
      const rules = new StopRules({ bounded: false, json: false, startsAtZero: false, endAtKnown: false, ...options })
      const ends = steps.map((step, i) => take(rules, step, i + 1, others))
      assert.deepEqual(ends.slice(0, -1).filter(Boolean), [], 'no end before the last step')
      assert.equal(ends.at(-1), end)
    })
  }

  test('a walk that was cut short is not finished', () => {
    const cut: TrackEnd[] = ['max_pages', 'max_articles', 'trap', 'failures', 'forbidden', 'stopped']
    const whole: TrackEnd[] = ['complete', 'empty_page', 'no_such_page', 'repeated_page', 'nothing_new', 'stop_date']
    assert.deepEqual(cut.filter(isFinished), [])
    assert.deepEqual(
      whole.filter((end) => !isFinished(end)),
      [],
    )
  })
})
