import { withThousands, countedThousands } from '../../../vocabulary/counted.ts'
import type { Findings } from '../../../contacts/finding-counter.ts'
import type { RecordsStatistics } from './statistics.ts'

/** The result for a person: what went in and out, what was found, what it took. */
export function reportLines(statistics: RecordsStatistics, out: string): string[] {
  const { rows_in, rows_out, rejected, reasons, findings, workers, cores, efficiency, workers_replaced } = statistics
  const lost = rejected === 0 ? 'none rejected' : `${withThousands(rejected)} rejected (${byCount(reasons)})`
  const took = `${withThousands(statistics.rows_per_second)} rows/s, ${statistics.seconds} s`
  const threads = workers === 1 ? 'one thread' : `${workers} workers on ${cores} cores, ${percent(efficiency)} busy`
  const replaced = workers_replaced === 0 ? '' : `, ${workers_replaced} of them lost and replaced`
  return [
    `${countedThousands(rows_in, 'row')} in, ${withThousands(rows_out)} out, ${lost}`,
    ...Object.entries(findings).map(([stem, found]) => findingLine(stem, found)),
    ...lookupLines(statistics),
    ...duplicateLines(statistics),
    `${took}, ${threads}${replaced}`,
    ...(statistics.fallback === null ? [] : [`checked in one thread: ${statistics.fallback}`]),
    `written to ${out}`,
  ]
}

function lookupLines({ lookups, findings }: RecordsStatistics): string[] {
  if (lookups === null) {
    const hasAddress = Object.keys(findings).some((stem) => stem.startsWith('address'))
    return hasAddress ? ['not checked: whether the addresses exist (--geocode asks a service)'] : []
  }
  const { found, errors, requests, cached, retries } = lookups
  const without = Object.keys(errors).length === 0 ? '' : `, ${byCount(errors)}`
  return [
    `places: ${withThousands(found)} found${without}; ${countedThousands(requests, 'request')}, ${withThousands(retries)} again, ${withThousands(cached)} known`,
  ]
}

function duplicateLines({ duplicates }: RecordsStatistics): string[] {
  if (duplicates === null) return []
  const { pairs, clusters, candidates, starred } = duplicates
  return [
    `duplicates: ${countedThousands(pairs, 'pair')} in ${countedThousands(clusters, 'cluster')}, ${countedThousands(candidates, 'pair')} compared`,
    ...(starred === 0
      ? []
      : [`large groups of equals: ${withThousands(starred)}, pairs of each row with the first one only`]),
  ]
}

function findingLine(stem: string, { valid, invalid, errors }: Findings): string {
  const why = invalid === 0 ? '' : ` (${byCount(errors)})`
  return `${stem.replace('_', ' ')}: ${withThousands(valid)} valid, ${withThousands(invalid)} not${why}`
}

function byCount(counts: Record<string, number>): string {
  return Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, n]) => `${name} ${withThousands(n)}`)
    .join(', ')
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`
}
