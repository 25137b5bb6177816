import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { fleetOf } from '../../demo/web/fleet.ts'
import { writeConfigs } from '../../src/cli/commands/demo/write-configs.ts'
import { loadFleet } from '../../src/config/files/load.ts'

/** Addresses as a web with so many copies of the fleet would have them. */
function sites(copies: number): Record<string, string> {
  return Object.fromEntries(fleetOf(copies).map(({ site }, i) => [site, `http://127.0.0.1:${9000 + i}`]))
}

describe('the configs of the demo', () => {
  let dir: string
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'demo-configs-'))))
  afterEach(() => rmSync(dir, { recursive: true }))

  it('are valid, without a word from lint, and one for every scraper of the web', async () => {
    await writeConfigs(dir, sites(1))
    const { sources, invalid, lint } = await loadFleet(dir, [], dir)
    assert.deepEqual([invalid, lint], [[], []])
    const papers = fleetOf(1).flatMap(({ scrapers, source }) => scrapers.map(({ country }) => `${country}/${source}`))
    assert.deepEqual(sources.map(({ country, source }) => `${country}/${source}`).toSorted(), papers.toSorted())
    const addresses = new Set(Object.values(sites(1)).map((origin) => origin.slice('http://'.length)))
    for (const { hosts } of sources) assert.ok(hosts.length === 1 && addresses.has(hosts[0]!))
  })

  it('are there for every copy, under names of their own', async () => {
    await writeConfigs(dir, sites(3))
    const { sources } = await loadFleet(dir, ['*/rnz*'], dir)
    assert.deepEqual(new Set(sources.map(({ source }) => source)), new Set(['rnz', 'rnz_2', 'rnz_3']))
    assert.equal(sources.length, 12)
    assert.equal(new Set(sources.flatMap(({ hosts }) => hosts)).size, 3)
  })

  it('are broken on purpose where they should be, at the place that is returned', async () => {
    const places = await writeConfigs(dir, sites(1), new Set(['vanuatu/daily_post']))
    const { sources, invalid } = await loadFleet(dir, [], dir)
    assert.equal(sources.length, 23)
    assert.deepEqual(
      invalid.map(({ country, source, line, column }) => [`${country}/${source}`, { line, column }]),
      [...places],
    )
  })
})
