import { compare } from '../../vocabulary/text/compare.ts'
import { scraperId } from '../../config/source.ts'
import type { Source } from '../../config/source.ts'

export type GroupBy = 'source' | 'host'
export type GroupReason = 'same source' | 'same host' | 'configured'

export interface Group {
  name: string
  reason: GroupReason
  members: Source[]
}

/**
 * Sorts scrapers into singles and groups. A host has one owner at a time: scrapers that share a host are one group in
 * any case, and so (unless grouping by host alone) are the countries of one source. Groups that touch become one.
 */
export function groupSources(sources: Source[], by: GroupBy): { singles: Source[]; groups: Group[] } {
  const sets = new DisjointSets(sources.length)
  const first = new Map<string, number>()
  const join = (key: string, index: number): void => {
    const other = first.get(key)
    if (other === undefined) first.set(key, index)
    else sets.join(other, index)
  }
  for (const [index, source] of sources.entries()) {
    for (const host of source.hosts) join(`host ${host}`, index)
    if (by === 'source') join(`source ${source.source}`, index)
    if (source.group !== null) join(`group ${source.group}`, index)
  }
  const members = Map.groupBy(sources.keys(), (index) => sets.find(index))
  const singles: Source[] = []
  const groups: Group[] = []
  for (const indexes of members.values()) {
    const sourcesOf = indexes.map((index) => sources[index]!)
    if (sourcesOf.length === 1) singles.push(sourcesOf[0]!)
    else groups.push({ ...nameGroup(sourcesOf), members: sourcesOf.toSorted(compareMembers) })
  }
  return { singles: singles.sort(compareMembers), groups: groups.sort((a, b) => compare(a.name, b.name)) }
}

/** Priority, then country, then source. */
function compareMembers(a: Source, b: Source): number {
  return b.priority - a.priority || compare(a.country, b.country) || compare(a.source, b.source)
}

function nameGroup(members: Source[]): Pick<Group, 'name' | 'reason'> {
  const configured = members.find((member) => member.group !== null)?.group
  if (configured) return { name: configured, reason: 'configured' }
  const sources = new Set(members.map((member) => member.source))
  if (sources.size === 1) return { name: members[0]!.source, reason: 'same source' }
  return { name: sharedHost(members) ?? scraperId(members[0]!), reason: 'same host' }
}

/** The host that most members name. */
function sharedHost(members: Source[]): string | undefined {
  const counts = new Map<string, number>()
  for (const host of members.flatMap((member) => member.hosts)) counts.set(host, (counts.get(host) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0]
}

/** Union-find with path halving. */
class DisjointSets {
  #parent: number[]

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index)
  }

  find(index: number): number {
    let root = index
    while (this.#parent[root] !== root) {
      this.#parent[root] = this.#parent[this.#parent[root]!]!
      root = this.#parent[root]!
    }
    return root
  }

  join(a: number, b: number): void {
    const [one, other] = [this.find(a), this.find(b)]
    this.#parent[Math.max(one, other)] = Math.min(one, other)
  }
}
