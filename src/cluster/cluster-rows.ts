/** What the workers do, now: what `cluster status --json` prints. */
export interface ClusterStatus {
  workers: WorkerRow[]
  queues: QueueRow[]
  assignments: AssignmentRow[]
  failovers: FailoverRow[]
}

export interface WorkerRow {
  id: string
  type: string
  host: string
  pid: number
  version: string
  /** inactive: it ended by itself. failed: it gave no sign of life for longer than its heartbeat. */
  status: 'active' | 'inactive' | 'failed'
  heartbeat_age_s: number
  /** Scrapers that it runs. */
  current: string[]
  done: number
  failed: number
  rss_mb: number | null
}

export interface QueueRow {
  name: string
  ready: number
  active: number
  /** Scrapers of the stage that failed in the runs that are going on. */
  failed: number
  dead: number
  oldest_ready_s: number | null
}

export interface AssignmentRow {
  host: string
  scraper: string
  worker: string
  epoch: number
  /** ISO time. */
  since: string
}

export interface FailoverRow {
  host: string
  from: string
  to: string
  /** ISO time. */
  at: string
  /** From the last sign of life of the owner before. */
  seconds: number
}
