import type { EventLine } from '../vocabulary/run/event.ts'
import type { Progress } from '../vocabulary/run/progress.ts'
import type { LiveSummary, Summary } from '../vocabulary/run/summary.ts'
import type { Attempt } from './folder/attempt.ts'
import type { RememberedTimes } from './folder/host-times.ts'
import type { LockHolder } from './folder/owner/lock.ts'
import type { ProcessIdentity } from './folder/owner/process-identity.ts'
import type { Member, RunPlan } from './folder/run-plan.ts'

/**
 * What runs say of themselves, those that are going on and those that are over: all that a command or a page needs to
 * show one. Reading changes nothing, and what is not there (yet) is null or none. A run is named by its id.
 */
export interface RunReader {
  /** Ids of all runs, newest first; of those that are being prepared, too. */
  runs(): Promise<string[]>
  /** The run that is meant where none is named. */
  newest(): Promise<string | null>
  /** The newest run that is over. */
  newestFinished(): Promise<string | null>
  /** Runs that have a plan and no summary, newest first: going on, or left behind by a killed orchestrator. */
  unfinished(): Promise<string[]>

  plan(run: string): Promise<RunPlan | null>
  /**
   * Another number whenever the plan was written again, as it is when failed scrapers get another attempt; 0 without
   * one.
   */
  planVersion(run: string): Promise<number>
  /** How a run ended; null until it is over. */
  summary(run: string): Promise<Summary | null>
  /** A run as it stands now, whether or not it is over. */
  live(run: string): Promise<LiveSummary | null>
  /** To look at a run again and again: each look costs by what goes on, not by the size of the run. */
  follow(run: string): RunFollower
  damage(run: string): Promise<RunDamage>
  /** The signal that stopped a run before its end, which its exit code says; null without one. */
  stopSignal(run: string): Promise<string | null>
  /** The process that carries the run to its end, while it lives. */
  orchestrator(run: string): Promise<ProcessIdentity | null>
  /** The newest run that a process carried, be it dead by now; of the latest few runs, since process ids come again. */
  runOf(pid: number): Promise<string | null>
  /** Who holds the lock that lets one run at a time go on, while that process lives. */
  lockHolder(): Promise<LockHolder | null>

  /** Everything that is written down about the attempt at a scraper that a plan names. */
  attempt(member: Member): Promise<Attempt>
  /** One scraper of a run, named by country/source. */
  scraper(run: string, id: string): Promise<ScraperOfRun | null>
  /** What is remembered of hosts between processes, by host; only those of which anything is. */
  hostTimes(hosts: readonly string[]): Promise<ReadonlyMap<string, RememberedTimes>>
  /** Absolute path of the newest log that a run left of a scraper and that is still there. */
  newestLog(scraper: { country: string; source: string }): Promise<string | null>
  /** Absolute paths of the logs of all attempts at a scraper in a run. */
  logs(member: Member): Promise<string[]>

  /**
   * The event stream of a run in order, from behind line `after` (0 is its beginning); none where the run writes no
   * file. With a signal it goes on with what is written later, until the run has ended or the signal comes; without one
   * it ends with what is there.
   */
  events(run: string, options?: { after?: number; signal?: AbortSignal }): AsyncIterable<EventLine>
}

export interface RunFollower {
  /** The run as it stands now; null while it is not there yet. */
  look(): Promise<FollowedRun | null>
}

export interface FollowedRun {
  /** Rows that have not changed since the last look are the same objects as then. */
  summary: LiveSummary
  /** What running scrapers say of themselves, by country/source. */
  progress: ReadonlyMap<string, Progress>
  plan: RunPlan
  /** Whether somebody is there who starts what is queued. */
  carried: boolean
}

export interface ScraperOfRun {
  member: Member
  attempt: Attempt
}

/**
 * What is written down about a run and cannot be read: without its plan nothing is known of it, a summary can be made
 * anew.
 */
export interface RunDamage {
  plan: boolean
  summary: boolean
}
