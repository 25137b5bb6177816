import { newCounters, type Counters } from '../../src/scraper/outcome/counters.ts'
import { allRejected, DOWN, listingLost, onlyFailures } from './verdict-facts.ts'
import { MILD_ROWS } from './mild-verdict-table.ts'
import type { Row } from './verdict-facts.ts'

export const ROWS: Row[] = [
  { name: 'all well', expected: 'success' },
  {
    name: 'an update with nothing new',
    expected: 'success',
    facts: { hasRecords: true },
    change: (t) => {
      Object.assign(t.counts.records, { new: 0, unchanged: 10 })
      t.details.visited = 0
    },
  },
  {
    name: 'nothing new at a source that never gave a record',
    expected: 'failed/no_records',
    change: (t) => {
      Object.assign(t.counts.records, { new: 0, unchanged: 10 })
      t.details.visited = 0
    },
  },
  {
    name: 'max_pages reached',
    expected: 'success',
    change: (t) => (t.ends = [{ template: 't', end: 'max_pages', pages: 2 }]),
  },
  {
    name: 'max_articles reached',
    expected: 'success',
    change: (t) => (t.ends = [{ template: 't', end: 'max_articles', pages: 2 }]),
  },
  { name: 'stopped by a signal', expected: 'interrupted/stopped', facts: { halted: { status: 'interrupted' } } },
  {
    name: 'a timeout',
    expected: 'failed/timeout',
    facts: { halted: { status: 'failed', reason: 'timeout', detail: 'limit of 60 s' } },
    detail: /limit of 60 s/,
  },
  {
    name: 'stalled',
    expected: 'failed/stalled',
    facts: { halted: { status: 'failed', reason: 'stalled', detail: 'it waited for the page /a' } },
  },
  {
    name: 'a host given up with entries left',
    expected: 'failed/host_down',
    facts: { gaveUp: [DOWN] },
    change: (t) => (t.details.left = 3),
    detail: /refused; 3 entries wait for the next run/,
  },
  {
    name: 'a host given up in the middle of the listing',
    expected: 'failed/blocked',
    facts: { gaveUp: [{ reason: 'blocked', detail: 'HTTP 403' }] },
    change: (t) => (t.ends = [{ template: 't', end: 'failures', pages: 1 }]),
  },
  {
    name: 'a host given up when all else was done',
    expected: 'warning/partial',
    facts: { gaveUp: [{ reason: 'blocked', detail: 'HTTP 403' }] },
    change: (t) => {
      t.counts.pages.failed = 3
      Object.assign(t.details, { failed: 3, visited: 13, kinds: { blocked: 3 } })
    },
  },
  { name: 'rate limited', expected: 'failed/rate_limited', change: (t) => listingLost(t, 'rate_limited', 429) },
  { name: 'listing blocked', expected: 'failed/blocked', change: (t) => listingLost(t, 'blocked', 403) },
  {
    name: 'no robots.txt',
    expected: 'failed/robots_unreachable',
    change: (t) => listingLost(t, 'robots_unreachable', 503),
  },
  {
    name: 'robots.txt forbids the listing',
    expected: 'failed/robots_disallowed',
    change: (t) => {
      listingLost(t, 'robots_disallowed', null)
      Object.assign(t.listing, { failed: 0, forbidden: 1 })
    },
  },
  { name: 'name unknown', expected: 'failed/host_down', change: (t) => listingLost(t, 'dns', null) },
  { name: 'connection refused', expected: 'failed/host_down', change: (t) => listingLost(t, 'connect', null) },
  { name: 'no answer in time', expected: 'failed/host_down', change: (t) => listingLost(t, 'timeout', null) },
  { name: 'no HTTP', expected: 'failed/host_down', change: (t) => listingLost(t, 'protocol', null) },
  { name: 'listing answers 500', expected: 'failed/host_down', change: (t) => listingLost(t, 'http', 500) },
  { name: 'listing answers 406', expected: 'failed/no_entries', change: (t) => listingLost(t, 'http', 406) },
  {
    name: 'first page is gone',
    expected: 'failed/no_entries',
    change: (t) => listingLost(t, 'gone', 404),
    detail: /gone/,
  },
  { name: 'API answers HTML', expected: 'failed/no_entries', change: (t) => listingLost(t, 'not_json', 200) },
  { name: 'listing too large', expected: 'failed/no_entries', change: (t) => listingLost(t, 'too_large', 200) },
  {
    name: 'listing at a private address',
    expected: 'failed/no_entries',
    change: (t) => listingLost(t, 'private_address', null),
  },
  { name: 'redirects for ever', expected: 'failed/no_entries', change: (t) => listingLost(t, 'redirect', 302) },
  {
    name: 'the container matches nothing',
    expected: 'failed/no_entries',
    change: (t) => {
      Object.assign(t, newCounters())
      t.listing.read = 1
    },
    detail: /1 listing page read and no entry found/,
  },
  {
    name: 'a listing of scripts',
    expected: 'failed/empty_shell',
    change: (t) => {
      Object.assign(t, newCounters())
      Object.assign(t.listing, { read: 1, shells: 1 })
    },
  },
  {
    name: 'filters leave nothing',
    expected: 'failed/no_entries',
    change: (t) => {
      Object.assign(t, newCounters())
      Object.assign(t.listing, { read: 1, containers: 10 })
      t.drops = { deny_domains: 10 }
    },
    detail: /deny_domains 10/,
  },
  {
    name: 'all older than stop_date',
    expected: 'success',
    change: (t) => {
      Object.assign(t, newCounters())
      Object.assign(t.listing, { read: 1, containers: 10 })
      t.drops = { stop_date: 10 }
    },
  },
  {
    name: 'an archive whose days were all read before',
    expected: 'success',
    change: (t) => {
      Object.assign(t, newCounters())
      t.listing.skipped = 400
    },
  },
  { name: 'no listing page at all', expected: 'failed/no_entries', change: (t) => Object.assign(t, newCounters()) },
  {
    name: 'no record from any entry',
    expected: 'failed/no_records',
    change: allRejected,
    detail: /10 entries: no body 10/,
  },
  {
    name: 'no record from any of many new entries, records from before',
    expected: 'failed/no_records',
    facts: { hasRecords: true },
    change: allRejected,
  },
  {
    name: 'no record from two new entries, records from before',
    expected: 'warning/rejected',
    facts: { hasRecords: true },
    change: (t) => allRejected(t, 2),
  },
  {
    name: 'every page a frame of scripts',
    expected: 'failed/empty_shell',
    change: (t) => {
      allRejected(t)
      t.details.shells = 10
    },
  },
  { name: 'every page gone', expected: 'failed/no_records', change: (t) => onlyFailures(t, 'gone') },
  { name: 'every page blocked', expected: 'failed/blocked', change: (t) => onlyFailures(t, 'blocked', 2) },
  {
    name: 'every page rate limited',
    expected: 'failed/rate_limited',
    change: (t) => onlyFailures(t, 'rate_limited', 2),
  },
  ...[5, 40].map((links) => ({
    name: `${links} dead links to other sites, and nothing else new`,
    expected: 'warning/partial',
    facts: { hasRecords: true },
    change: (t: Counters) => {
      onlyFailures(t, 'dns', links)
      t.details.dead_links = links
    },
  })),
  {
    name: 'nothing but dead links to other sites, and never a record',
    expected: 'failed/no_records',
    facts: { hasRecords: false },
    change: (t) => {
      onlyFailures(t, 'connect', 7)
      t.details.dead_links = 7
    },
  },
  {
    name: 'dead links to other sites beside a site that is down itself',
    expected: 'failed/host_down',
    facts: { hasRecords: true },
    change: (t) => {
      onlyFailures(t, 'connect', 10)
      t.details.dead_links = 3
    },
  },
  { name: 'every page refused', expected: 'failed/host_down', change: (t) => onlyFailures(t, 'connect', 2) },
  {
    name: 'every article without its host’s robots.txt',
    expected: 'failed/robots_unreachable',
    change: (t) => onlyFailures(t, 'robots_unreachable'),
  },
  {
    name: 'listing pages that ask for a login',
    expected: 'failed/no_entries',
    change: (t) => {
      Object.assign(t.listing, { read: 1, containers: 0, logins: 1 })
      t.counts.records = { found: 0, new: 0, updated: 0, unchanged: 0, rejected: 0 }
    },
    detail: /a login form: has the config a `login`/,
  },
  {
    name: 'every article not for members, although somebody is logged in',
    expected: 'failed/login_failed',
    change: (t) => onlyFailures(t, 'anonymous'),
  },
  {
    name: 'robots.txt forbids every article',
    expected: 'failed/robots_disallowed',
    change: (t) => {
      t.counts.records.new = 0
      Object.assign(t.details, { forbidden: 10, kinds: { robots_disallowed: 10 } })
    },
  },
  {
    name: 'robots.txt forbids a part',
    expected: 'warning/robots_partly',
    change: (t) => {
      Object.assign(t.details, { visited: 12, forbidden: 2 })
    },
    detail: /forbids 2 pages/,
  },
  ...MILD_ROWS,
]
