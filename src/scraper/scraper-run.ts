import type { CreateExtractor } from '../extract/extractor.ts'
import type { HttpClientOptions } from '../http/client-options.ts'
import type { HttpClient, HttpEvent } from '../http/client.ts'
import { openHostTimes } from '../runs/folder/host-times.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Task } from '../runs/folder/task.ts'
import type { Store } from '../store/store.ts'
import type { Progress } from '../vocabulary/progress.ts'
import type { Clock } from './limits/clock.ts'
import { extractionDigest } from './digests.ts'
import { FrontierQueue } from './frontier/frontier-queue.ts'
import { createHalt } from './limits/halt.ts'
import { Hosts } from './limits/hosts.ts'
import type { HostGiveUp } from './limits/hosts.ts'
import { logHttpEvent } from './outcome/log-http-event.ts'
import { strategyOf } from './listings/strategies.ts'
import { createMemoryCeiling } from './limits/memory-ceiling.ts'
import { createPageMemory } from './pages/page-memory.ts'
import { forgetReplayed, recordingOptions } from './recording.ts'
import { usedResources } from './limits/resources.ts'
import type { RunContext } from './run-context.ts'
import { createQualityMonitor } from './quality/quality-monitor.ts'
import { createBatchWriter } from './frontier/batch-writer.ts'
import { collectStatistics } from './outcome/result-statistics.ts'
import type { ResultStatistics } from './outcome/result-statistics.ts'
import type { Counters } from './outcome/counters.ts'
import { createTreeMemory } from './limits/tree-memory.ts'
import { createWaits } from './limits/waits.ts'
import { createWatchdog } from './limits/watchdog.ts'
import { openRejectedStrategies } from './pages/rejected-strategies.ts'

/** Everything that a run needs, opened and connected; `close` in any case. */
export interface OpenRun {
  context: RunContext
  progress: () => Progress
  statistics: () => Promise<ResultStatistics>
  close(): Promise<void>
}

export async function openRun(task: Task, deps: OpenRunDeps): Promise<OpenRun> {
  const { config } = task
  const { log, clock, counters } = deps
  const begun = clock.now()
  await forgetReplayed(task)
  const store = await deps.openStore(task.store)
  const closing: (() => void | Promise<void>)[] = [() => store.close()]
  const close = async (): Promise<void> => {
    for (const step of closing.toReversed()) await step()
  }
  try {
    await store.beginRun({
      run: task.run,
      started: deps.started,
      mode: task.mode,
      config_digest: extractionDigest(config),
      retry: task.retry,
    })
    // An export names the source as people know it, also when its config is gone.
    await store.setFact('name', JSON.stringify(config.name))
    const hasRecords = (await store.recordCount()) > 0
    // Only counted: what waits is read while it is worked off, so that a million of them delay nothing.
    const failed = await store.pendingCount('failed')
    const untried = task.only === 'failed' ? 0 : (await store.pendingCount()) - failed
    if (untried + failed > 0) log.info({ entries: untried + failed, failed }, 'waiting from an earlier run')
    const ways = await openRejectedStrategies(store, log, extractionDigest(config))
    closing.push(() => ways.save())
    const extractor = await deps.createExtractor(
      config,
      strategyOf(config.listing).pages(config.listing),
      undefined,
      ways.options,
    )
    const qualityMonitor = createQualityMonitor(config)

    const halt = createHalt({
      stop: deps.stop,
      abort: deps.abort,
      graceMs: task.grace_ms,
      timeoutMs: task.timeout_ms,
    })
    const waits = createWaits()
    const watchdog = createWatchdog({
      clock,
      limitMs: stallLimitMs(config),
      isWaiting: () => waits.text() !== '',
      onStall: (detail) => halt.end({ status: 'failed', reason: 'stalled', detail }),
    })
    const gaveUp = new Map<string, HostGiveUp>()
    const hosts = new Hosts({
      clock,
      onGiveUp(host, why) {
        gaveUp.set(host, why)
        log.warn({ host, reason: why.reason, detail: why.detail }, 'host given up')
      },
    })
    const client = deps.createClient({
      ...config,
      own_hosts: config.hosts,
      max_wait_ms: task.max_wait_ms,
      ...(task.hosts == null || task.replay != null ? {} : { memory: openHostTimes(task.hosts) }),
      ...(await recordingOptions(task, log)),
      onEvent(event) {
        logHttpEvent(log, event)
        waits.note(event)
        watchdog.touch()
        if (event.type === 'breaker') hosts.noteBreaker(event.host, event.operation, event.state, event.detail)
      },
    })
    const queue = new FrontierQueue({
      store,
      stopping: halt.stopping,
      untried,
      failed,
      limit: task.max_articles ?? config.max_articles,
      only: task.only,
      perHost: config.concurrency,
    })
    const batchWriter = createBatchWriter({
      store,
      run: task.run,
      counters,
      onSettled: () => watchdog.touch(),
      onError: () => halt.end({ status: 'failed', reason: 'crash', detail: 'records could not be stored' }),
    })
    const memory = createMemoryCeiling({
      ceiling_mb: task.max_rss_mb ?? config.max_rss ?? null,
      stopping: halt.stopping,
      log,
      now: () => performance.now(),
    })
    // Requests that wait for their turn are refused from then on; those under way come to their end.
    halt.stopping.addEventListener('abort', () => void client.close())
    const tree = createTreeMemory()
    const ticker = setInterval(() => {
      tree.look()
      logProgress(log, progress())
    }, PROGRESS_EVERY_MS).unref()
    closing.push(
      () => client.close(),
      () => clearInterval(ticker),
      () => watchdog.close(),
      () => halt.close(),
    )

    const context: RunContext = {
      task,
      log,
      clock,
      counters,
      store,
      client,
      extractor,
      hosts,
      gaveUp,
      queue,
      pages: createPageMemory(task, store, clock),
      memory,
      batchWriter,
      qualityMonitor,
      watchdog,
      halt,
      stopping: halt.stopping,
      aborting: halt.aborting,
      hasRecords,
      phase: 'starting',
    }
    const progress = (): Progress => {
      const { rss_mb, cpu_ms } = usedResources()
      return {
        ...structuredClone(counters.counts),
        phase: context.phase,
        listing_pages: counters.listing.read,
        pending: queue.waiting,
        waiting: waits.text(),
        rss_mb,
        cpu_ms,
      }
    }
    const statistics = async (): Promise<ResultStatistics> => {
      tree.look()
      return collectStatistics(counters, client.stats(), {
        duration_ms: Math.round(clock.now() - begun),
        hosts_given_up: Object.fromEntries(gaveUp),
        pending: await store.pendingCount(),
        extraction: extractor.reading(),
        quality: qualityMonitor.statistics(),
        memory: { ...memory.stats(), peak_tree_mb: tree.peak_mb() },
      })
    }
    return { context, progress, statistics, close }
  } catch (error) {
    await close()
    throw error
  }
}

export interface OpenRunDeps {
  log: Log
  clock: Clock
  counters: Counters
  /** ISO 8601. */
  started: string
  stop?: AbortSignal
  abort?: AbortSignal
  openStore: (location: string) => Promise<Store>
  createClient: (options: HttpClientOptions & { onEvent: (event: HttpEvent) => void }) => HttpClient
  createExtractor: CreateExtractor
}

const PROGRESS_EVERY_MS = 10_000

function logProgress(log: Log, { pages, records, listing_pages, pending, waiting }: Progress): void {
  const { fetched, failed } = pages
  const fields = { pages: fetched, failed, listing_pages, new: records.new, pending }
  log.info(waiting === '' ? fields : { ...fields, waiting }, 'progress')
}

/** Twice what one page may take with all its tries, and never less than five minutes. */
function stallLimitMs(config: Task['config']): number {
  const { request_timeout, retries, retry_seconds, rate_limit, concurrency } = config
  const backoff = retries * Math.min(60, retry_seconds * 2 ** retries)
  return Math.max(300, 2 * (request_timeout * (retries + 1) + backoff + rate_limit * concurrency)) * 1000
}
