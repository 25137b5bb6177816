import type { Extractor } from '../extract/extractor.ts'
import type { HttpClient } from '../http/client.ts'
import type { Log } from '../run-folder/log.ts'
import type { Task } from '../run-folder/task.ts'
import type { Store } from '../store/store.ts'
import type { Progress } from '../vocabulary/progress.ts'
import type { Clock } from './clock.ts'
import type { FrontierQueue } from './frontier-queue.ts'
import type { Halt } from './halt.ts'
import type { HostGiveUp, Hosts } from './hosts.ts'
import type { MemoryCeiling } from './memory-ceiling.ts'
import type { PageMemory } from './page-memory.ts'
import type { Measuring } from './measuring.ts'
import type { Settler } from './settler.ts'
import type { Tally } from './tally.ts'
import type { Watchdog } from './watchdog.ts'

/** What the parts of one running scraper share. */
export interface RunContext {
  task: Task
  log: Log
  clock: Clock
  tally: Tally
  store: Store
  client: HttpClient
  extractor: Extractor
  hosts: Hosts
  /** By host, in the order in which they were given up. */
  gaveUp: Map<string, HostGiveUp>
  queue: FrontierQueue
  pages: PageMemory
  memory: MemoryCeiling
  settler: Settler
  measuring: Measuring
  watchdog: Watchdog
  halt: Halt
  /** Those of `halt`, at hand. */
  stopping: AbortSignal
  aborting: AbortSignal
  /** The source has records from earlier runs. */
  hasRecords: boolean
  phase: Progress['phase']
}
