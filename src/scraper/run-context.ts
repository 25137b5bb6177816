import type { Extractor } from '../extract/extractor.ts'
import type { HttpClient } from '../http/client.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Task } from '../runs/folder/task.ts'
import type { Store } from '../store/store.ts'
import type { Stages } from './outcome/stages.ts'
import type { createDurations } from '../vocabulary/time/durations.ts'
import type { Secrets } from '../vocabulary/text/hide-secrets.ts'
import type { Progress } from '../vocabulary/run/progress.ts'
import type { Clock } from './limits/clock.ts'
import type { LoadedHooks } from './hooks/load-hooks.ts'
import type { FrontierQueue } from './frontier/frontier-queue.ts'
import type { Halt } from './limits/halt.ts'
import type { HostGiveUp, Hosts } from './limits/hosts.ts'
import type { MemoryCeiling } from './limits/memory-ceiling.ts'
import type { PageMemory } from './pages/page-memory.ts'
import type { RedirectedPages } from './pages/redirected-pages.ts'
import type { QualityMonitor } from './quality/quality-monitor.ts'
import type { BatchWriter } from './frontier/batch-writer.ts'
import type { Counters } from './outcome/counters.ts'
import type { Watchdog } from './limits/watchdog.ts'
import type { SessionStats } from './login/session.ts'

/** What the parts of one running scraper share. */
export interface RunContext {
  task: Task
  log: Log
  /** For what is written elsewhere than into the log and the result. */
  secrets: Secrets
  clock: Clock
  counters: Counters
  store: Store
  client: HttpClient
  /** What became of its login; null where it has none. */
  session: (() => SessionStats) | null
  extractor: Extractor
  /** Code of the user's own; null without any. */
  hooks: LoadedHooks | null
  hosts: Hosts
  /** By host, in the order in which they were given up. */
  gaveUp: Map<string, HostGiveUp>
  queue: FrontierQueue
  pages: PageMemory
  redirected: RedirectedPages
  memory: MemoryCeiling
  batchWriter: BatchWriter
  qualityMonitor: QualityMonitor
  watchdog: Watchdog
  halt: Halt
  /** Those of `halt`, at hand. */
  stopping: AbortSignal
  aborting: AbortSignal
  /** The source has records from earlier runs. */
  hasRecords: boolean
  phase: Progress['phase']
  stages: Stages
  /** Of visits that brought a record. */
  durations: ReturnType<typeof createDurations>
}
