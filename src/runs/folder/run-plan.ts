import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import type { KeepLimits } from './keep-limits.ts'
import type { RunOutputs } from './run-outputs.ts'

/**
 * plan.json: what a run is to do, in the order it is to start. Written before anything is started, and again whenever
 * failed scrapers get another attempt.
 */
export interface RunPlan {
  run: string
  /** ISO time. */
  created: string
  mode: 'parallel' | 'sequential'
  /** Runs beside other runs of the state directory that share no host with it. */
  part?: boolean
  max_parallel: number
  limits: RunLimits
  /** Nothing more starts before (ms since 1970): failed scrapers are tried again after a while. */
  not_before?: number | undefined
  poll_ms: number
  grace_ms: number
  /** The directory the run was started from; row.log is shown relative to the reader's own. */
  cwd: string
  units: Unit[]
  /** Rows that were settled before the start: invalid configs, scrapers that are not due. */
  settled: ScraperRow[]
  /** Event stream, reports, notifications; none in plans of earlier versions. */
  outputs?: RunOutputs
  /** What is kept of earlier runs once this one is over; everything where there is none. */
  keep?: KeepLimits
}

export interface RunLimits {
  /** Slots follow cores and memory while the run goes on; false keeps max_parallel. */
  auto_slots: boolean
  /** Wait before failed scrapers are tried a second time, in ms; doubles with each attempt. */
  retry_delay_ms: number
  /** After so many failures nothing more is started; null is no limit. */
  max_failures: number | null
  /** What runs is ended as well, then. */
  fail_fast: boolean
  /** Memory of the whole run over which nothing more is started, in units of 1,048,576 bytes; none by default. */
  max_total_rss_mb?: number | null
  /** Everything is stopped so that the run is over by then (ms since 1970); no such time by default. */
  until?: number | null
  /** How much the scrapers give way to other programs of the machine; as the orchestrator by default. */
  nice?: Niceness
}

/** Of processes: 0 to 19 is how much they leave the CPU to others, and `idle` uses the disk when nobody else does. */
export interface Niceness {
  cpu: number | null
  io: 'idle' | 'best-effort' | null
}

/** What takes one slot: one scraper, or a group whose members run one after the other. */
export interface Unit {
  name: string
  kind: 'single' | 'group'
  /** Absolute; where a group's runner reads unit.json and writes its state. */
  folder: string
  members: Member[]
}

export interface Member {
  country: string
  source: string
  /** Display name. */
  name: string
  group: string | null
  hosts: string[]
  /** Absolute; of another run where a new run adopted what was still going on. */
  folder: string
  attempt: number
  /** The attempt that failed before this one, in the same run. */
  failed?: Pick<Member, 'folder' | 'attempt'> | undefined
  /** How many more attempts it gets if this one fails. */
  more_attempts: number
  /** Hours in which it may start; null is any. */
  window: string | null
  expected_ms: number | null
}

/** unit.json: all that a group runner needs to know. */
export interface GroupTask {
  run: string
  name: string
  logDir: string
  /** Attempt folders, in the order they run. */
  members: string[]
}

/** 'country/source', which names a scraper within its fleet. */
export function memberId(member: Pick<Member, 'country' | 'source'>): string {
  return `${member.country}/${member.source}`
}

/** The scrapers of a plan in the order of its units. */
export function allMembers(plan: RunPlan): Member[] {
  return plan.units.flatMap((unit) => unit.members)
}
