import type { PictureSettings } from '../browser/pictures.ts'
import { BrowserError } from '../browser/browser-error.ts'
import { createExtractor } from '../extract/create-extractor.ts'
import type { CreateExtractor } from '../extract/extractor.ts'
import type { HttpClientOptions } from '../http/client-options.ts'
import type { HttpClient, HttpEvent } from '../http/client.ts'
import { createHttpClient } from '../http/create-client.ts'
import { lostLogLines } from '../runs/folder/log.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Result, Task } from '../runs/folder/task.ts'
import { openStore, type OpenStoreOptions } from '../store/open-store.ts'
import type { Ownership } from './ownership.ts'
import { StoreError } from '../store/store-error.ts'
import type { Store } from '../store/store.ts'
import type { Progress } from '../vocabulary/run/progress.ts'
import { createSecrets, HIDDEN, type Secrets } from '../vocabulary/text/hide-secrets.ts'
import type { FilledSource } from '../config/expand/fill-source.ts'
import { type Environment, namesVariables } from '../config/expand/variables.ts'
import { readEnvironment } from '../config/files/read-environment.ts'
import { scraperId, type Source } from '../config/source.ts'
import type { Pause } from './limits/pause.ts'
import { systemClock } from './limits/clock.ts'
import type { Clock } from './limits/clock.ts'
import { RecordingError } from './recording.ts'
import type { RunContext } from './run-context.ts'
import { usedResources } from './limits/resources.ts'
import { openRun } from './scraper-run.ts'
import { logStatistics } from './outcome/result-statistics.ts'
import { newCounters } from './outcome/counters.ts'
import type { ScheduleReport } from './schedules/read-schedules.ts'
import { recordCheck, validateRecords } from './validation/validate-records.ts'
import type { RunVerdict } from './outcome/judge-run.ts'
import { work } from './work.ts'

/**
 * Runs one scraper from its listing to stored records and says how it went. Never rejects: what the world does is a
 * reason of the result, and so (as `crash`) are our own mistakes.
 */
export async function scrape(given: Task, deps: ScrapeDeps): Promise<Result> {
  const { log, clock = systemClock, secrets = createSecrets() } = deps
  const started = clock.date().toISOString()
  const counters = newCounters()
  const filled = await fill(given, deps)
  secrets.add(filled.values)
  const config = filled.ok ? filled.source : given.config
  const task = { ...given, config }
  secrets.add([...filledIn(config), ...passwordsOf([config.proxy, ...proxiesOf(deps.environment ?? process.env)])])
  const { name, concurrency, rate_limit } = config
  log.info(
    { source: scraperId(config), name, hosts: config.hosts.join(' '), mode: task.mode, concurrency, rate_limit },
    'scraper starts',
  )

  const finish = (verdict: RunVerdict, stats: Result['stats']): Result => {
    const { status, reason, detail } = verdict
    const { peak_rss_mb, cpu_ms } = usedResources()
    const finished = clock.date().toISOString()
    log[LEVELS[status]]({ reason, detail, seconds: secondsBetween(started, finished) }, `scraper ended: ${status}`)
    return { ...withLostLines(verdict), counts: counters.counts, started, finished, peak_rss_mb, cpu_ms, stats }
  }

  if (!filled.ok) return finish({ status: 'failed', reason: 'invalid_config', detail: filled.why }, {})
  const loaded =
    config.hooks === undefined ? null : await (await import('./hooks/load-hooks.ts')).loadHooks(config.hooks)
  if (loaded?.ok === false) return finish({ status: 'failed', reason: 'invalid_config', detail: loaded.why }, {})
  try {
    const run = await openRun(task, { ...REAL, ...deps, clock, counters, started, secrets, hooks: loaded })
    try {
      deps.onProgress?.(run.progress)
      const verdict = await mainWork(run.context)
      const validation = await validateRecords(run.context)
      const schedules = task.stage === 'discovery' ? null : await schedulesOf(run.context)
      const stats = {
        ...(await run.statistics()),
        ...(validation === null ? {} : { validation }),
        ...(schedules === null ? {} : { schedules }),
      }
      const { status, reason } = verdict
      const finished = clock.date().toISOString()
      await run.context.store.endRun(task.run, { status, reason, counts: counters.counts, finished })
      if (loaded !== null) await (await import('./hooks/apply-hooks.ts')).hookedEnd(run.context, verdict)
      logStatistics(log, stats, counters)
      return finish(verdict, { ...stats })
    } finally {
      await run.close()
    }
  } catch (error) {
    return finish(crashed(error, log), {})
  }
}

/** What the environment names as a proxy may hold a password, as that of the config may. */
function proxiesOf(env: Environment): (string | undefined)[] {
  return Object.entries(env).flatMap(([name, value]) => (/^(?:https?|all)_proxy$/i.test(name) ? [value] : []))
}

function passwordsOf(proxies: readonly (string | undefined)[]): string[] {
  return proxies.flatMap((proxy) => {
    const password = proxy === undefined ? '' : (URL.parse(proxy)?.password ?? '')
    return password === '' ? [] : [password, decodeURIComponent(password)]
  })
}

/** What a login fills in may well be said by the page that refuses it. Words such as a language are no secrets. */
function filledIn({ login }: Source): string[] {
  const steps = login?.kind === 'steps' ? login.steps : []
  return steps.flatMap((step) => (step.action === 'fill' && step.value.length > 3 ? [step.value] : []))
}

/** What fills variables in knows every type of listing and its schema: loading that takes a tenth of a start. */
async function fill(task: Task, deps: ScrapeDeps): Promise<FilledSource> {
  if (!namesVariables(task.config)) return { ok: true, source: task.config, values: [] }
  const { fillSource } = await import('../config/expand/fill-source.ts')
  return fillSource(task.config, environmentOf(task, deps))
}

/** A recording holds no secrets: it is asked by the URLs that it has. */
function environmentOf({ replay = null }: Task, { environment = readEnvironment() }: ScrapeDeps): Environment {
  return replay === null ? environment : new Proxy({}, { get: (_, name) => environment[String(name)] ?? HIDDEN })
}

/** What a run is judged by; the sites of records are visited behind it, be there anything else to do or not. */
async function mainWork(run: RunContext): Promise<RunVerdict> {
  switch (run.task.stage ?? 'extraction') {
    case 'extraction':
      return await work(run)
    case 'schedule':
      return { status: 'success', reason: null, detail: '' }
    case 'discovery':
      return await (await import('./discover-listing.ts')).discoverListing(run)
  }
}

/** Loaded only where a config wants them: most do not. */
async function schedulesOf(run: RunContext): Promise<ScheduleReport | null> {
  if (run.task.config.schedules === undefined) return null
  const { readSchedules } = await import('./schedules/read-schedules.ts')
  return readSchedules(run, await recordCheck(run))
}

/** A log with lost lines cannot say so itself. */
function withLostLines(verdict: RunVerdict): RunVerdict {
  const lines = lostLogLines()
  if (lines === 0) return verdict
  const lost = `${lines} lines of its log were lost: they could not be written`
  return { ...verdict, detail: verdict.detail === '' ? lost : `${verdict.detail}; ${lost}` }
}

function secondsBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000)
}

export interface ScrapeDeps {
  log: Log
  /** Is given what may not be shown; whoever made the log and the report shows texts through it. */
  secrets?: Secrets
  /** Where variables are looked up; by default that of the process, and a `.env` in its folder. */
  environment?: Environment
  /** Asks for a polite end: pages in flight are finished. */
  stop?: AbortSignal
  /** Asks for the end without delay. */
  abort?: AbortSignal
  /** Is given the way to ask how far the run is. */
  onProgress?: (read: () => Progress) => void
  /** Where pages of a browser are pictured for people; nowhere without it. */
  pictures?: PictureSettings
  clock?: Clock
  openStore?: (location: string, options: OpenStoreOptions) => Promise<Store>
  /** Whether a user has paused it. */
  pause?: Pause
  /** In a cluster: the right to visit and to write, which may end at any moment. */
  owner?: Ownership | null
  createClient?: (options: HttpClientOptions & { onEvent: (event: HttpEvent) => void }) => HttpClient
  createExtractor?: CreateExtractor
}

const REAL = {
  openStore,
  createClient: createHttpClient,
  createExtractor,
}

const LEVELS = { success: 'info', warning: 'warn', failed: 'error', interrupted: 'warn', skipped: 'info' } as const

/**
 * A store or a recording that cannot be used is the world's failure and needs no stack; everything else that is thrown
 * is ours.
 */
export function crashed(error: unknown, log: Log): RunVerdict {
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof StoreError) log.error({ file: error.file, reason: error.reason }, detail)
  else if (error instanceof BrowserError) {
    log.error(detail)
    return { status: 'failed', reason: 'spawn_error', detail }
  } else if (error instanceof RecordingError) log.error(detail)
  else log.error({ stack: error instanceof Error ? (error.stack ?? detail) : detail }, 'a mistake of the program')
  return { status: 'failed', reason: 'crash', detail }
}
