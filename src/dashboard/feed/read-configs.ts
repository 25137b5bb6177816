import { statSync } from 'node:fs'
import { configCache } from '../../config/files/config-cache.ts'
import { discover } from '../../config/files/discover.ts'
import { loadFleet } from '../../config/files/load.ts'
import { scraperId } from '../../config/source.ts'
import { groupSources } from '../../fleet/plan/group.ts'
import { compare } from '../../vocabulary/text/compare.ts'
import type { ConfiguredScraper } from './fleet-rows.ts'
import type { FleetConfigs } from './fleet-feed.ts'

interface ConfigPlaces {
  configDir: string
  stateDir: string
  cwd: string
}

/** Reads the folder of configs, and again whenever a file in it was written, added or removed. */
export function configsReader({ configDir, stateDir, cwd }: ConfigPlaces): () => Promise<FleetConfigs | null> {
  let seen: string | null = null
  return async () => {
    const now = stampOf(configDir)
    if (now === seen) return null
    seen = now
    const cache = configCache(stateDir)
    const fleet = await loadFleet(configDir, [], cwd, { cache })
    cache?.save()
    const { groups } = groupSources(fleet.sources, 'source')
    const groupOf = new Map(groups.flatMap(({ name, members }) => members.map((member) => [scraperId(member), name])))
    const valid = fleet.sources.map((source): ConfiguredScraper => {
      const { country, name, every } = source
      const group = groupOf.get(scraperId(source)) ?? null
      return {
        country,
        source: source.source,
        name,
        group,
        invalid: null,
        every_ms: every === null ? null : every * 1000,
      }
    })
    const invalid = fleet.invalid.map(({ country, source, file, line, column, message }): ConfiguredScraper => {
      const place = `${file}:${line}:${column} ${message}`
      return { country, source, name: source, group: null, invalid: place, every_ms: null }
    })
    return {
      scrapers: [...valid, ...invalid].sort((a, b) => compare(a.country, b.country) || compare(a.source, b.source)),
      paced: fleet.sources.map((source) => {
        const { hosts, rate_limit, concurrency } = source
        return { id: scraperId(source), hosts, rate_limit, concurrency }
      }),
      notes: [...fleet.unreadable, ...fleet.misplaced],
    }
  }
}

/** Every file of the folder with the time at which it was written. */
function stampOf(configDir: string): string {
  const { configs, parked, impossible } = discover(configDir)
  const files = [...configs, ...parked, ...impossible].map(({ path }) => {
    return `${path} ${statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0}`
  })
  return files.join('\n')
}
