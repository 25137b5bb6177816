import type { FileReport } from '../../../records/process-file.ts'

/** What `stats.json` and `--json` say. Rates are per second of wall time. */
export interface RecordsStatistics extends FileReport {
  file: string
  format: string
  cores: number
  seconds: number
  cpu_seconds: number
  rows_per_second: number
  /** How much of the workers' time went into checks, 0 to 1: speed-up over one thread, per worker. */
  efficiency: number
}

interface Measured {
  file: string
  format: string
  cores: number
  ms: number
  /** Of it, without the search for duplicates, which no worker has a part in. */
  checkMs: number
  cpuMs: number
}

/** The statistics of `stats.json` and `--json`; times in seconds. */
export function statisticsOf(
  report: FileReport,
  { file, format, cores, ms, checkMs, cpuMs }: Measured,
): RecordsStatistics {
  const seconds = rounded(ms / 1000)
  return {
    file,
    format,
    ...report,
    check_cpu_ms: Math.round(report.check_cpu_ms),
    cores,
    seconds,
    cpu_seconds: rounded(cpuMs / 1000),
    rows_per_second: Math.round(report.rows_in / Math.max(ms / 1000, 0.001)),
    efficiency: rounded(Math.min(1, report.check_cpu_ms / Math.max(1, checkMs * report.workers))),
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
