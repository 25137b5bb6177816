/** What `run-all --dry-run --json` prints; names are fixed. */
export interface PlanReport {
  singles: { country: string; source: string; config: string }[]
  groups: {
    name: string
    reason: 'same source' | 'same host' | 'configured'
    members: { country: string; source: string; config: string }[]
  }[]
  invalid: { file: string; line: number; column: number; message: string }[]
  /** By `every` of their configs; windows are looked at when a turn comes. */
  not_due: { country: string; source: string; detail: string }[]
  max_parallel: number
  /** Units as they will start. */
  order: { unit: string; kind: 'single' | 'group'; scrapers: number; expected_seconds: number | null }[]
  /** Expected seconds for the whole run, null without any history. */
  expected_seconds: number | null
  /** What decides that time: the longest unit, or the slots. */
  bounded_by: string
}
