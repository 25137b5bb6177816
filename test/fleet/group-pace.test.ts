import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { runFleet } from '../../src/fleet/run/run.ts'
import { spawnExeca } from '../../src/processes/spawn-execa.ts'
import { exampleSource } from '../scraper/example-source.ts'
import { startNewsSite } from '../scraper/start-news-site.ts'
import { StandInFleet } from './stand-in-fleet.ts'

const program = (name: string): string => fileURLToPath(new URL(`../../src/bin/${name}.ts`, import.meta.url))

// Real scrapers, since only they know what a site has asked of them.
const programs = { scraper: program('scraper'), group: program('group'), spawn: spawnExeca }

test('members of one host keep its crawl-delay between them, and so does the next run', async (t) => {
  const site = await startNewsSite({ robots: 'User-agent: *\nCrawl-delay: 2\n' })
  t.after(() => site.close())
  using fleet = new StandInFleet()
  const sources = ['herald', 'echo'].map((source) => exampleSource(site.origin, { source, rate_limit: 0.01 }))
  for (let run = 0; run < 2; run++) {
    const outcome = await runFleet(
      fleet.request(sources, { task: { max_pages: 1, max_articles: 1 } }),
      fleet.options({ programs }),
    )
    assert.equal(outcome.kind, 'finished')
    assert.deepEqual(
      outcome.summary.scrapers.map((row) => row.group),
      [site.host, site.host],
    )
  }
  const starts = (await site.asked()).map(({ at }) => at)
  assert.equal(starts.length, 8)
  for (const [i, at] of starts.slice(1).entries()) {
    // The machine may let the site note an arrival late; without a memory it is a second too early.
    assert.ok(at - starts[i]! >= 1700, `${at - starts[i]!} ms`)
  }
})
