import type { CreateExtractor } from '../extract/extractor.ts'
import type { HttpClient } from '../http/client.ts'
import type { Task } from '../runs/folder/task.ts'
import type { OpenStoreOptions } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import type { Progress } from '../vocabulary/run/progress.ts'
import { extractionDigest } from './digests.ts'
import { createBatchWriter } from './frontier/batch-writer.ts'
import { FrontierQueue } from './frontier/frontier-queue.ts'
import type { Clock } from './limits/clock.ts'
import type { LoadedHooks } from './hooks/load-hooks.ts'
import { createHalt } from './limits/halt.ts'
import { type HostGiveUp, Hosts } from './limits/hosts.ts'
import { createMemoryCeiling } from './limits/memory-ceiling.ts'
import { createTreeLook } from './limits/tree-look.ts'
import { stallLimitMs } from './limits/stall-limit.ts'
import { createTreeMemory, type TreeMemory } from '../processes/tree-memory.ts'
import { createStages } from './outcome/stages.ts'
import { createDurations } from '../vocabulary/time/durations.ts'
import { createWaits, type Waits } from './limits/waits.ts'
import { createWatchdog } from './limits/watchdog.ts'
import type { OpenedSession, SessionContext } from './login/open-session.ts'
import { strategyOf } from './listings/strategies.ts'
import type { Counters } from './outcome/counters.ts'
import { logHttpEvent } from './outcome/log-http-event.ts'
import { collectStatistics, type ResultStatistics } from './outcome/result-statistics.ts'
import { createPageMemory } from './pages/page-memory.ts'
import { RedirectedPages } from './pages/redirected-pages.ts'
import { openRejectedStrategies } from './pages/rejected-strategies.ts'
import { createQualityMonitor } from './quality/quality-monitor.ts'
import { openClient, type OpenClientDeps } from './open-client.ts'
import { forgetReplayed } from './recording.ts'
import { logProgress, readProgress } from './outcome/read-progress.ts'
import type { RunContext } from './run-context.ts'
import { sizedConfig } from './sized-config.ts'
import type { PictureSettings } from '../browser/pictures.ts'
import type { CarriedBy } from './carried-by.ts'
import { openTransport } from './transports.ts'

/** Everything that a run needs, opened and connected; `close` in any case. */
export interface OpenRun {
  context: RunContext
  progress: () => Progress
  statistics: () => Promise<ResultStatistics>
  close(): Promise<void>
}

/** Opens the store and the client, and connects the parts of a run. What was opened is closed again when that fails. */
export async function openRun(given: Task, deps: OpenRunDeps): Promise<OpenRun> {
  const begun = deps.clock.now()
  await using opened = new AsyncDisposableStack()
  const { store, backlog } = await openStore(given, deps, opened)
  const config = sizedConfig(given.config, given.sizes, given.sizes === undefined ? 0 : await store.recordCount())
  const task: Task = { ...given, config }
  const { context, waits, carriedBy } = await connect(task, deps, { store, backlog, opened })
  const tree = createTreeMemory()
  tree.look()
  const progress = (): Progress => readProgress(context, waits)
  const ticker = setInterval(() => {
    tree.look()
    logProgress(deps.log, progress())
  }, PROGRESS_EVERY_MS).unref()
  opened.defer(() => clearInterval(ticker))

  const resources = opened.move()
  return {
    context,
    progress,
    statistics: () => readStatistics(context, { tree, carriedBy }, Math.round(deps.clock.now() - begun)),
    close: () => resources.disposeAsync(),
  }
}

export interface OpenRunDeps extends OpenClientDeps {
  clock: Clock
  counters: Counters
  /** ISO 8601. */
  started: string
  stop?: AbortSignal
  abort?: AbortSignal
  /** Where pages of a browser are pictured for people. */
  pictures?: PictureSettings
  openStore: (location: string, options: OpenStoreOptions) => Promise<Store>
  createExtractor: CreateExtractor
  hooks?: LoadedHooks | null
}

/** Entries that wait from earlier runs. */
interface Backlog {
  untried: number
  failed: number
}

const PROGRESS_EVERY_MS = 10_000

async function openStore(
  task: Task,
  { openStore: open, started, log, owner }: OpenRunDeps,
  opened: AsyncDisposableStack,
): Promise<{ store: Store; backlog: Backlog }> {
  await forgetReplayed(task)
  const store = await open(task.store, owner == null ? {} : { owner })
  opened.defer(() => store.close())
  await store.beginRun({
    run: task.run,
    started,
    mode: task.mode,
    config_digest: extractionDigest(task.config),
    retry: task.retry,
  })
  // An export names the source as people know it, also when its config is gone.
  await store.setFact('name', JSON.stringify(task.config.name))
  // Only counted: what waits is read while it is worked off, so that a million of them delay nothing.
  const failed = await store.pendingCount('tried')
  const untried = task.only === 'failed' ? 0 : (await store.pendingCount()) - failed
  if (untried + failed > 0) log.info({ entries: untried + failed, failed }, 'waiting from an earlier run')
  return { store, backlog: { untried, failed } }
}

async function connect(
  task: Task,
  deps: OpenRunDeps,
  { store, backlog, opened }: { store: Store; backlog: Backlog; opened: AsyncDisposableStack },
): Promise<{ context: RunContext; waits: Waits; carriedBy: CarriedBy }> {
  const { config } = task
  const { log, clock, counters } = deps
  const hasRecords = (await store.recordCount()) > 0
  const strategies = await openRejectedStrategies(store, log, extractionDigest(config))
  opened.defer(() => strategies.save())
  const extractor = await deps.createExtractor(
    config,
    strategyOf(config.listing).pages(config.listing),
    undefined,
    strategies.options,
  )

  const halt = createHalt({
    stop: deps.stop,
    abort: deps.abort,
    graceMs: task.grace_ms,
    timeoutMs: task.timeout_ms,
    paused_ms: deps.pause?.paused_ms,
  })
  opened.defer(() => halt.close())
  const waits = createWaits(Date.now, () => deps.pause?.isHeld === true)
  const watchdog = createWatchdog({
    clock,
    limitMs: stallLimitMs(config),
    isWaiting: () => waits.text() !== '',
    onStall: (detail) => halt.end({ status: 'failed', reason: 'stalled', detail }),
  })
  opened.defer(() => watchdog.close())
  const gaveUp = new Map<string, HostGiveUp>()
  const hosts = new Hosts({
    clock,
    onGiveUp(host, why) {
      gaveUp.set(host, why)
      log.warn({ host, reason: why.reason, detail: why.detail }, 'host given up')
    },
  })
  const carriedBy = await openTransport(task, { ...deps, store })
  opened.defer(() => carriedBy.remember?.())
  const plain = await openClient(task, deps, { stopping: halt.stopping, carriedBy }, (event) => {
    logHttpEvent(log, event)
    waits.note(event)
    watchdog.touch()
    if (event.type === 'breaker') hosts.noteBreaker(event)
  })
  opened.defer(() => plain.close())
  const session = await openLogin(plain, task, { log, halt, watchdog, ...carriedBy })
  opened.defer(() => session?.close())
  const client = session?.client ?? plain

  const { stopping, aborting } = halt
  const stages = createStages(() => clock.now())
  let phase: Progress['phase'] = 'starting'
  const context: RunContext = {
    task,
    log,
    secrets: deps.secrets,
    clock,
    counters,
    store,
    client,
    session: session === null ? null : () => session.stats(),
    extractor,
    hooks: deps.hooks ?? null,
    hosts,
    gaveUp,
    queue: new FrontierQueue({
      ...backlog,
      store,
      stopping,
      limit: task.max_articles === 0 ? null : (task.max_articles ?? config.max_articles),
      only: task.only,
      perHost: config.concurrency,
    }),
    pages: createPageMemory(task, store, clock, deps.secrets),
    redirected: new RedirectedPages(store),
    memory: createMemoryCeiling({
      ceiling_mb: task.max_rss_mb ?? config.max_rss ?? null,
      stopping,
      log,
      now: () => performance.now(),
      ...(config.client === 'http' ? {} : { rss_mb: createTreeLook() }),
    }),
    batchWriter: createBatchWriter({
      store,
      run: task.run,
      counters,
      onSettled: () => watchdog.touch(),
      onBadRecord: (url, error) => log.error({ url, why: String(error) }, 'record could not be stored'),
      onError: () => halt.end({ status: 'failed', reason: 'crash', detail: 'records could not be stored' }),
    }),
    qualityMonitor: createQualityMonitor(config),
    watchdog,
    halt,
    stopping,
    aborting,
    hasRecords,
    stages,
    durations: createDurations(),
    get phase() {
      return phase
    },
    set phase(next) {
      stages.enter(next)
      phase = next
    },
  }
  return { context, waits, carriedBy }
}

/** Null for a source without a login. A recording is what somebody saw who was logged in. */
async function openLogin(
  client: HttpClient,
  task: Task,
  at: Omit<SessionContext, 'task'>,
): Promise<OpenedSession | null> {
  const { login } = task.config
  if (login === undefined || task.replay != null) return null
  const { openSession } = await import('./login/open-session.ts')
  return openSession(client, login, { task, ...at })
}

async function readStatistics(
  run: RunContext,
  { tree, carriedBy }: { tree: TreeMemory; carriedBy: CarriedBy },
  duration_ms: number,
): Promise<ResultStatistics> {
  tree.look()
  return collectStatistics(run.counters, run.client.stats(), {
    duration_ms,
    browser: carriedBy.statistics(),
    hosts_given_up: Object.fromEntries(run.gaveUp),
    pending: await run.store.pendingCount(),
    extraction: run.extractor.reading(),
    quality: run.qualityMonitor.statistics(),
    stages: run.stages.seconds(),
    record_ms: run.durations.read(),
    ...(run.session === null ? {} : { login: run.session() }),
    memory: { ...run.memory.stats(), peak_tree_mb: tree.peak_mb(), tree: tree.span() },
  })
}
