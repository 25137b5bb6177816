import { withThousands, countedThousands } from '../../../vocabulary/text/counted.ts'
import type { Findings } from '../../../contacts/finding-counter.ts'
import type { Settings } from './read-request.ts'
import type { ServiceUse } from '../../../records/process-file.ts'
import type { JoinedCatalogues } from '../../../records/duplicates/result.ts'
import { lookupsAtATime, type RecordsStatistics } from './statistics.ts'

/** What is about to be checked, how many rows if known, and by how many workers. */
export function beginLine({ spec, workers }: Settings, total: number | null, lookups: number | null): string {
  const kinds = [
    ...(spec.phones.length === 0 ? [] : ['phone numbers']),
    ...(spec.addresses.length === 0 ? [] : ['addresses']),
  ]
  const what = kinds.length === 0 ? '' : ` for ${kinds.join(' and ')}`
  const rows = total === null ? 'all rows' : countedThousands(total, 'row')
  const threads = workers === 'auto' ? 'as many workers as are worth it' : countedThousands(workers, 'worker')
  const by = lookups === null ? threads : `${countedThousands(lookups, 'lookup')} at a time`
  return `processing ${rows}${what} with ${by}`
}

/** The result for a person: what went in and out, what was found, what it took. */
export function reportLines(statistics: RecordsStatistics, out: string): string[] {
  const { rows_in, rows_out, rejected, reasons, findings, chunks, workers_replaced } = statistics
  const lost = rejected === 0 ? 'none rejected' : `${withThousands(rejected)} rejected (${byCount(reasons)})`
  const took = `${withThousands(statistics.rows_per_second)} rows/s, ${withThousands(statistics.rows_per_minute)} a minute, ${statistics.seconds} s`
  const replaced = workers_replaced === 0 ? '' : `, ${workers_replaced} of them lost and replaced`
  return [
    `${countedThousands(rows_in, 'row')} in, ${withThousands(rows_out)} out, ${lost}`,
    ...Object.entries(findings).map(([stem, found]) => findingLine(stem, found)),
    ...lookupLines(statistics),
    ...duplicateLines(statistics),
    `complete: ${chunks}/${chunks} chunks, ${took}, ${workersLine(statistics)}${replaced}`,
    ...rowTimeLines(statistics),
    resourceLine(statistics),
    ...(statistics.fallback === null ? [] : [`checked in one thread: ${statistics.fallback}`]),
    `written to ${out}`,
  ]
}

function workersLine(statistics: RecordsStatistics): string {
  const { workers, cores, efficiency, speed_up } = statistics
  const lookups = lookupsAtATime(statistics)
  const gain = `${speed_up} times one, efficiency ${percent(efficiency)}`
  if (lookups !== null) return `${countedThousands(lookups, 'lookup')} at a time, ${gain}`
  return workers === 1 ? 'one thread' : `${workers} workers on ${cores} cores, ${gain}`
}

function rowTimeLines(statistics: RecordsStatistics): string[] {
  const { mean, p50, p95 } = statistics.row_ms
  if (mean === null) return []
  return [`a ${lookupsAtATime(statistics) === null ? 'row' : 'lookup'}: mean ${mean} ms, p50 ${p50} ms, p95 ${p95} ms`]
}

function resourceLine({ cpu_cores_used, memory }: RecordsStatistics): string {
  const { start, peak, end, growth } = memory
  const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
  return `CPU ${percent(cpu_cores_used)} of one core; memory ${mb(start)} at the start, ${mb(peak)} at most, ${mb(end)} at the end (grew by ${mb(growth)})`
}

function lookupLines({ lookups, phone_lookups, findings }: RecordsStatistics): string[] {
  const hasAddress = Object.keys(findings).some((stem) => stem.startsWith('address'))
  const unknown = hasAddress ? ['not checked: whether the addresses exist (--geocode asks a service)'] : []
  return [
    ...(lookups === null ? unknown : [serviceLine('places', lookups)]),
    ...(phone_lookups === null ? [] : [serviceLine('phones looked up', phone_lookups)]),
  ]
}

function serviceLine(what: string, { found, errors, requests, cached, retries }: ServiceUse): string {
  const without = Object.keys(errors).length === 0 ? '' : `, ${byCount(errors)}`
  return `${what}: ${withThousands(found)} found${without}; ${countedThousands(requests, 'request')}, ${withThousands(retries)} again, ${withThousands(cached)} known`
}

function duplicateLines({ duplicates }: RecordsStatistics): string[] {
  if (duplicates === null) return []
  const { pairs, clusters, candidates, starred, catalogues, matched_by: by } = duplicates
  return [
    `duplicates: ${countedThousands(pairs, 'pair')} in ${countedThousands(clusters, 'cluster')}, ${countedThousands(candidates, 'pair')} compared`,
    ...(catalogues === undefined || catalogues === null ? [] : [cataloguesLine(catalogues)]),
    ...(by === undefined
      ? []
      : [
          `matched by phone ${withThousands(by.phone)}, by address ${withThousands(by.address)}, by both ${withThousands(by.both)}`,
        ]),
    ...(starred === 0
      ? []
      : [`large groups of equals: ${withThousands(starred)}, pairs of each row with the first one only`]),
  ]
}

function cataloguesLine({ column, by, count }: JoinedCatalogues): string {
  const why = by === 'value' ? `column ${column}` : `${count} series of codes in column ${column}`
  return `the file joins ${count} catalogues (${why}), each of which lists a thing once: rows of one catalogue are not compared`
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
