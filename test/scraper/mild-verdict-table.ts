import { newCounters } from '../../src/scraper/outcome/counters.ts'
import { allRejected, onlyFailures } from './verdict-facts.ts'
import type { Row } from './verdict-facts.ts'

/** Runs that were worked off: a success, or a warning for what was lost on the way. */
export const MILD_ROWS: Row[] = [
  {
    name: 'some pages failed',
    expected: 'warning/partial',
    change: (t) => {
      t.counts.pages.failed = 2
      Object.assign(t.details, { visited: 12, failed: 2 })
    },
    detail: /^2 pages failed$/,
  },
  {
    name: 'some records were rejected',
    expected: 'warning/rejected',
    change: (t) => {
      t.details.visited = 11
      t.rejections = { 'no title': 1 }
    },
    detail: /^1 record rejected: no title 1$/,
  },
  {
    name: 'an endless listing was cut',
    expected: 'warning/trap',
    change: (t) => {
      t.trap = 'the listing did not end'
      t.ends = [{ template: 't', end: 'trap', pages: 30 }]
    },
  },
  {
    name: 'two documents failed',
    expected: 'warning/documents_failed',
    change: (t) => {
      Object.assign(t.documents, { stored: 5, failed: 2 })
    },
  },
  {
    name: 'a field that is empty today, beside some lost pages',
    expected: 'warning/drift',
    change: (t) => {
      t.drift = ['date: usually 98 % filled, today 3 %']
      t.counts.pages.failed = 1
      Object.assign(t.details, { visited: 11, failed: 1 })
    },
    detail: /^date: usually 98 % filled, today 3 %; 1 page failed$/,
  },
  {
    name: 'a field that is empty today, and no record at all',
    expected: 'failed/no_records',
    change: (t) => {
      allRejected(t)
      t.drift = ['body: usually 100 % filled, today 0 %']
    },
  },
  {
    name: 'several things at once are all told',
    expected: 'warning/partial',
    change: (t) => {
      t.counts.pages.failed = 1
      Object.assign(t.details, { visited: 13, failed: 1, forbidden: 1 })
      t.rejections = { 'no body': 1 }
    },
    detail: /1 page failed; robots.txt forbids 1 page; 1 record rejected/,
  },
  {
    name: 'nothing but second looks at rejected pages',
    expected: 'warning/rejected',
    facts: { hasRecords: true },
    change: (t) => {
      allRejected(t)
      t.details.rejected_again = 10
    },
    detail: /^10 records rejected: no body 10$/,
  },
  {
    name: 'second looks beside new pages without a record',
    expected: 'failed/no_records',
    facts: { hasRecords: true },
    change: (t) => {
      allRejected(t)
      t.details.rejected_again = 4
    },
  },
  {
    name: 'failures that fail again',
    expected: 'warning/partial',
    facts: { only: 'failed', hasRecords: true },
    change: (t) => {
      Object.assign(t, newCounters())
      onlyFailures(t, 'http')
    },
  },
  {
    name: 'no failures to try again',
    expected: 'success',
    facts: { only: 'failed' },
    change: (t) => Object.assign(t, newCounters()),
  },
]
