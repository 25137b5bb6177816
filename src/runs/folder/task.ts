import type { Source } from '../../config/source.ts'
import type { Counts } from '../../vocabulary/run/counts.ts'
import type { Progress } from '../../vocabulary/run/progress.ts'
import type { Ending } from '../../vocabulary/run/reason.ts'
import type { ProcessIdentity } from './owner/process-identity.ts'

/**
 * task.json: everything that a scraper child needs; its folder is the child's only argument. Written by its launcher.
 */
export interface Task extends TaskSettings {
  run: string
  attempt: number
  group: string | null
  config: Source
  /** Where its records and its frontier are: a StoreLocation, which only the store's own code reads. */
  store: string
  /** Absolute path of the folder for its documents; without it none are downloaded. */
  files?: string | null
  /** Absolute path of the folder in which sessions outlive a process; without it every process logs in. */
  sessions?: string | null
  /** 'failed': only URLs in the ledger of failures are visited, nothing is listed. */
  only: 'all' | 'failed'
  /** Which given-up URLs get another try: those whose failure may pass, or every one (`retry --failed`). */
  retry: 'transient' | 'all'
  /** Absolute path of the folder in which the times of hosts outlive a process; without it they do not. */
  hosts?: string | null
  /**
   * Only this part of what there is to do with the source: to find its listings, or to visit the sites of its records.
   */
  stage?: 'discovery' | 'schedule'
  /** In a cluster: the assignment under which it runs. */
  owner?: TaskOwner | undefined
}

/** Which worker a task was given to, and for how long its hosts belong to that. */
export interface TaskOwner {
  worker: string
  hosts: string[]
  /** Grows with every assignment of the hosts; what comes with a smaller one is refused. */
  epoch: number
  /** Absolute path of the lease. */
  lease: string
}

/** What is the same for every scraper of a run, as its command line says. */
export interface TaskSettings {
  mode: 'update' | 'full'
  max_pages: number | null
  /** 0 is no limit, whatever the config says. */
  max_articles: number | null
  /** Most sites of records that are visited for their times in one run; null or absent is no limit. */
  max_sites?: number | null
  /** How much is read at once; as the config says without it. */
  sizes?: TaskSizes
  /** Most a host may make us wait in all before the scraper gives up with rate_limited, in ms. */
  max_wait_ms: number
  /** Memory over which the scraper takes one page at a time, in units of 1,048,576 bytes; none by default. */
  max_rss_mb?: number | null
  /** Absolute path of the WARC file that is written of what is fetched ... */
  record?: string | null
  /** ... or that everything is answered from. */
  replay?: string | null
  /** Fields of type phone and address are checked, whatever the config says of `validate`. */
  validate?: boolean
  log_level: LogLevel
  /** Wall time for the scraper, in ms; null is no limit. */
  timeout_ms: number | null
  /** How long a polite stop may take, in ms. */
  grace_ms: number
  /** How long it may give no sign of life before it is ended as stalled, in ms; 5 minutes by default. */
  silence_ms?: number
}

/** Pages of a browser and records of a scraper at once; null for what the preset, or else the config, says. */
export interface TaskSizes {
  preset: 'small' | 'medium' | 'large' | 'auto' | null
  pool_size: number | null
  batch_size: number | null
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/**
 * launch.json: written before the process is started, so that a killed orchestrator's successor knows to look for it.
 */
export interface Launch {
  started: string
  /** Absolute path of the log of this attempt. */
  log: string
  /** Absent until the process is there. */
  pid?: number
}

/** state.json: who the process is and how far it got; rewritten about once a second by the process itself. */
export interface ScraperState {
  process: ProcessIdentity
  started: string
  updated: string
  progress: Progress
}

/** result.json: what happened, written once by the scraper itself just before it ends. */
export type Result = Ending & {
  detail: string
  counts: Counts
  started: string
  finished: string
  peak_rss_mb: number
  cpu_ms: number
  /** Statistics beyond the counts: requests, retries, hosts, drift ... for people and reports. */
  stats: Record<string, unknown>
}

/** Why a scraper's turn never came, other than that the run was stopped. */
export type NeverStarted = 'not_due' | 'max_failures' | 'offline'

/** exit.json: how the process ended as its parent saw it; missing when nobody was left to see. */
export interface Exit {
  started: string
  finished: string
  pid: number | null
  exit_code: number | null
  signal: string | null
  /** Why, as far as the parent had a hand in it. */
  cause: 'exited' | 'timeout' | 'stalled' | 'stopped' | 'spawn_error' | NeverStarted
  detail: string
}
