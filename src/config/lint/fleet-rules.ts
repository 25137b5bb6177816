import { sentBy } from '../listings/listing-types.ts'
import { roundedPace } from '../expand/defaults.ts'
import type { Source } from '../source.ts'
import { scraperId } from '../source.ts'
import { asFolderName } from './countries.ts'
import type { FleetRule } from './rule.ts'

export const copiedName: FleetRule = {
  name: 'copied-name',
  level: 'warning',
  *check(fleet) {
    const copies = findCopies(fleet)
    for (const [source, other] of copies) {
      const twin = other.name === source.name ? '; both have this name, so it does not distinguish their records' : ''
      const message = `"${source.name}" names ${other.country}, and this is ${source.country}: copied from ${scraperId(other)}?${twin}`
      yield { source, path: ['name'], message }
    }
  },
}

export const sameName: FleetRule = {
  name: 'same-name',
  level: 'warning',
  *check(fleet) {
    const copies = findCopies(fleet)
    for (const same of Map.groupBy(fleet, (s) => asFolderName(s.name)).values()) {
      if (same.length === 1) continue
      const owner = same.find((s) => wordRows(s.name).has(asFolderName(s.country))) ?? same[0]!
      for (const source of same) {
        if (source === owner || copies.has(source)) continue
        const message = `"${source.name}" is also the name of ${scraperId(owner)}: it does not distinguish their records`
        yield { source, path: ['name'], message }
      }
    }
  },
}

/** Configs whose name has another country in it than theirs, with the config of that country and the same source. */
function findCopies(fleet: readonly Source[]): Map<Source, Source> {
  const byPlace = new Map(fleet.map((source) => [`${source.source}/${asFolderName(source.country)}`, source]))
  const copies = new Map<Source, Source>()
  for (const source of fleet) {
    const rows = wordRows(source.name)
    if (rows.has(asFolderName(source.country))) continue
    const others = [...rows].map((row) => byPlace.get(`${source.source}/${row}`)).filter((other) => other !== undefined)
    const other = others.sort((a, b) => b.country.length - a.country.length)[0]
    if (other !== undefined) copies.set(source, other)
  }
  return copies
}

/** Every row of words of a name, as a folder would be called: 'RNZ American Samoa' has american_samoa, and samoa. */
function wordRows(name: string): Set<string> {
  const words = asFolderName(name).split('_').slice(0, 20)
  return new Set(
    words.flatMap((_, from) => words.slice(from).map((_word, n) => words.slice(from, from + n + 1).join('_'))),
  )
}

export const sameListing: FleetRule = {
  name: 'same-listing',
  level: 'warning',
  *check(fleet) {
    const uses = fleet.flatMap((source) => source.listing.url_template.map((url, i) => ({ source, url, i })))
    const requestOf = ({ url, source: { listing } }: (typeof uses)[number]): string =>
      `${url} ${JSON.stringify(sentBy(listing))}`
    for (const same of Map.groupBy(uses, requestOf).values()) {
      const first = same[0]!.source
      for (const { source, i } of same.slice(1)) {
        const message =
          source === first
            ? 'stands in this list twice'
            : `${scraperId(first)} reads the same listing: every article would be stored twice`
        yield { source, path: ['listing', 'url_template', i], message }
      }
    }
  },
}

export const samePath: FleetRule = {
  name: 'same-path',
  level: 'warning',
  *check(fleet) {
    for (const same of Map.groupBy(fleet, (s) => scraperId(s).normalize('NFC').toLowerCase()).values()) {
      for (const source of same.slice(1)) {
        const message = `this differs from ${scraperId(same[0]!)} only in capitals or accents: on many disks both would be one file`
        yield { source, path: [], message }
      }
    }
  },
}

export const unevenPace: FleetRule = {
  name: 'uneven-pace',
  level: 'info',
  *check(fleet) {
    const uses = fleet.flatMap((source) => source.hosts.map((host) => ({ source, host })))
    for (const [host, all] of Map.groupBy(uses, (use) => use.host)) {
      const pace = ({ source }: { source: Source }): string =>
        `rate_limit ${roundedPace(source.rate_limit)}, concurrency ${source.concurrency}`
      const paces = [...Map.groupBy(all, pace)].sort((a, b) => b[1].length - a[1].length)
      const usual = paces[0]![0]
      for (const [other, odd] of paces.slice(1)) {
        for (const { source } of odd) {
          yield {
            source,
            path: ['rate_limit'],
            message: `${host} is asked with ${other} here, with ${usual} by ${paces[0]![1].length} others`,
          }
        }
      }
    }
  },
}

export const lonelyGroup: FleetRule = {
  name: 'lonely-group',
  level: 'info',
  *check(fleet) {
    for (const [group, members] of Map.groupBy(fleet, (s) => s.group)) {
      if (group === null || members.length > 1) continue
      yield { source: members[0]!, path: ['group'], message: `the group ${group} has no other member` }
    }
  },
}
