import type { ScraperRow } from '../vocabulary/summary.ts'
import type { RunOutputs } from './run-outputs.ts'

/** plan.json: what a run is to do, in the order it is to start. Written once, before anything is started. */
export interface RunPlan {
  run: string
  /** ISO time. */
  created: string
  mode: 'parallel' | 'sequential'
  max_parallel: number
  poll_ms: number
  grace_ms: number
  /** The directory the run was started from; row.log is told relative to the reader's own. */
  cwd: string
  units: Unit[]
  /** Rows that were settled before the start: invalid configs. */
  settled: ScraperRow[]
  /** Event stream, reports, notifications; none in plans of earlier versions. */
  outputs?: RunOutputs
}

/** What takes one slot: one scraper, or a group whose members run one after the other. */
export interface Unit {
  name: string
  kind: 'single' | 'group'
  /** Absolute; where a group's runner reads unit.json and tells its state. */
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

export function memberId(member: Pick<Member, 'country' | 'source'>): string {
  return `${member.country}/${member.source}`
}
