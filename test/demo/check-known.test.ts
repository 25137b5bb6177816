import assert from 'node:assert/strict'
import { it } from 'node:test'
import { checkKnown } from '../../src/cli/commands/demo/check-known.ts'
import type { Truth, Visit } from '../../src/cli/commands/demo/contract.ts'

it('what is stored already and fetched again is found, and nothing else is', () => {
  const records = [
    { url: 'http://127.0.0.1:1/old?id=1', fresh: false },
    { url: 'http://127.0.0.1:1/new', fresh: true },
  ]
  const truth = { scrapers: [{ site: 'gazette', records }], sites: [] } as unknown as Truth
  const visits = ['/list', '/new', '/old?id=1', '/old?id=2'].map(
    (path) => ({ site: 'gazette', scraper: 'fiji/gazette', path }) as Visit,
  )
  assert.deepEqual(checkKnown(truth, visits), [
    { scraper: 'fiji/gazette', what: '/old?id=1 is known and was fetched again' },
  ])
})
