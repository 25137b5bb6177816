import type { FileReport, ServiceUse } from '../../../records/process-file.ts'

/** What `stats.json` and `--json` say. Rates are per second of wall time. */
export interface RecordsStatistics extends FileReport {
  file: string
  format: string
  cores: number
  seconds: number
  cpu_seconds: number
  rows_per_second: number
  /** Speed-up over one worker, per worker, 0 to 1; with lookups, workers are the lookups at a time. */
  efficiency: number
  /** Efficiency times workers: how much sooner the checks ended than one after the other. */
  speed_up: number
  rows_per_minute: number
  /** Share of the rows that are answered, 0 to 1; null for a file without rows. */
  success_rate: number | null
  /** Processor time over wall time: 2 is two cores kept busy. */
  cpu_cores_used: number
  memory: MemoryUse
}

/** Resident memory of the process in bytes. */
export interface MemoryUse {
  start: number
  peak: number
  end: number
  growth: number
}

interface Measured {
  file: string
  format: string
  cores: number
  ms: number
  /** Of it, without the search for duplicates, which no worker has a part in. */
  checkMs: number
  cpuMs: number
  memory: MemoryUse
}

/** The statistics of `stats.json` and `--json`; times in seconds. */
export function statisticsOf(
  report: FileReport,
  { file, format, cores, ms, checkMs, cpuMs, memory }: Measured,
): RecordsStatistics {
  const seconds = rounded(ms / 1000)
  const wall = Math.max(ms / 1000, 0.001)
  const { rows_in, rows_out } = report
  const workers = lookupsAtATime(report) ?? report.workers
  const services = [report.lookups, report.phone_lookups]
  const oneByOne = services.reduce((sum, service) => sum + (service?.sequential_ms ?? 0), report.check_cpu_ms)
  const efficiency = Math.min(1, oneByOne / Math.max(1, checkMs * workers))
  return {
    file,
    format,
    ...report,
    lookups: inWholeMs(report.lookups),
    phone_lookups: inWholeMs(report.phone_lookups),
    check_cpu_ms: Math.round(report.check_cpu_ms),
    cores,
    seconds,
    cpu_seconds: rounded(cpuMs / 1000),
    rows_per_second: Math.round(rows_in / wall),
    efficiency: rounded(efficiency),
    speed_up: rounded(efficiency * workers),
    rows_per_minute: Math.round((rows_in / wall) * 60),
    success_rate: rows_in === 0 ? null : rounded(rows_out / rows_in),
    cpu_cores_used: rounded(cpuMs / 1000 / wall),
    memory,
  }
}

/** Lookups at a time, of all services together; null when nobody was asked. */
export function lookupsAtATime({ lookups, phone_lookups }: FileReport): number | null {
  return lookups === null && phone_lookups === null ? null : (lookups?.workers ?? 0) + (phone_lookups?.workers ?? 0)
}

function inWholeMs(service: ServiceUse | null): ServiceUse | null {
  return service === null ? null : { ...service, sequential_ms: Math.round(service.sequential_ms) }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
