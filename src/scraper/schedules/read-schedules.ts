import type { JsonValue } from '../../vocabulary/record.ts'
import { openingHoursText } from '../../hours/opening-hours.ts'
import type { Store, Unchecked } from '../../store/store.ts'
import { digest } from '../digests.ts'
import type { RunContext } from '../run-context.ts'
import type { RecordAnswers } from '../validation/validate-records.ts'
import { visitSite, type SecondOpinion, type SiteVisit } from './visit-site.ts'

/** What came of visiting the sites of records. */
export interface ScheduleReport {
  sites: number
  pages: number
  /** Sites of which not one page could be had; they are visited again by the next run. */
  lost: number
  /** Records with at least one recurring time. */
  found: number
  facts: number
  /** Kinds and days of which pages of one site say different things. */
  disagreements: number
  /** Whether all were visited; the next run does the rest. */
  complete: boolean
}

const BATCH = 50
/** The fact that holds the position of the record whose site was visited last. */
const LAST_VISITED = 'schedules_last_visited'
/** Sites that are visited at once; each host has its own pace. */
const AT_ONCE = 16
/** Sites whose visit is remembered: several records of an organisation often name one. */
const MOST_KNOWN = 500
/** Changes when the same pages would give other facts. */
const VERSION = 1

/**
 * Reads the recurring times of all stored records that have none of this month yet, on the web site of each (`web`, or
 * the record's own page where it has none on another host). `also` is what else is checked of a record. Null where the
 * config wants no times.
 */
export async function readSchedules(run: RunContext, also: RecordAnswers | null): Promise<ScheduleReport | null> {
  const { task, store, log, clock, counters } = run
  const { schedules } = task.config
  if (schedules === undefined) return null
  run.phase = 'schedules'
  // Times change: what is older than a month is read again.
  const month = clock.date().toISOString().slice(0, 7)
  const spec = digest([VERSION, schedules, month, also?.spec ?? null])
  const report: ScheduleReport = { sites: 0, pages: 0, lost: 0, found: 0, facts: 0, disagreements: 0, complete: false }
  const most = task.max_sites ?? Infinity
  const known = new Map<string, Promise<SiteVisit>>()

  const opinion = schedules.opinion === true ? await openOpinion(log) : null
  const visit = (site: string): Promise<SiteVisit> => {
    const before = known.get(site)
    if (before !== undefined) return before
    report.sites++
    const visiting = visitSite(site, schedules, run, opinion)
    if (known.size < MOST_KNOWN) known.set(site, visiting)
    return visiting
  }

  const answer = async ({ position, url, title, extra }: Unchecked): Promise<void> => {
    const site = siteOf(extra)
    const checked = also?.check({ position, url, title, extra }) ?? {}
    if (site === null) {
      await store.keepAnswers(spec, [{ position, answers: { ...checked, facts: [] } }])
      return
    }
    const isFirst = !known.has(site)
    const { facts, disagreements, pages, answered } = await visit(site)
    // What a stop has cut short is no answer: the next run visits the site again.
    if (run.stopping.aborted) return
    if (isFirst) {
      report.pages += pages
      report.disagreements += disagreements.length
      for (const said of disagreements) log.warn({ url, site, said }, 'pages of a site disagree')
    }
    counters.schedules.sites = report.sites
    if (!answered) {
      report.lost++
      return
    }
    report.facts += facts.length
    if (facts.length > 0) counters.schedules.found = ++report.found
    log.info({ url, site, pages, facts: facts.length, hours: openingHoursText(facts) ?? '' }, 'times of a site')
    await store.keepAnswers(spec, [
      { position, answers: { ...checked, facts: facts.map((fact): JsonValue => ({ ...fact })) } },
    ])
  }

  // Where a run may visit only some of the sites, the next one goes on behind them: lost ones do not bar the way.
  const after = most === Infinity ? 0 : Number((await store.getFact(LAST_VISITED)) ?? 0)
  let [begun, last] = [0, after]
  const next = createPull(store, spec, after)
  const worker = async (): Promise<void> => {
    while (!run.stopping.aborted && begun < most) {
      begun++
      const one = await next()
      if (one === undefined) {
        report.complete = true
        return
      }
      last = one.position
      const site = siteOf(one.extra)
      if (site === null || known.has(site)) begun--
      await answer(one)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, most) }, worker))
  report.complete &&= !run.stopping.aborted
  if (most !== Infinity) await store.setFact(LAST_VISITED, String(last))
  log.info({ ...report }, 'schedules read')
  return report
}

/** Loaded only where a config wants it. What the environment lacks is said once, and the rules answer alone. */
async function openOpinion(log: RunContext['log']): Promise<SecondOpinion | null> {
  const { endpointSettings, openEndpoint } = await import('../../opinion/endpoint.ts')
  const { hoursOpinion } = await import('../../opinion/hours-opinion.ts')
  const settings = endpointSettings(process.env)
  if (typeof settings === 'string') {
    log.warn({ why: settings }, 'no second opinion')
    return null
  }
  const endpoint = openEndpoint(settings)
  return async (text, facts, url) => {
    const { facts: result, error } = await hoursOpinion(text, facts, endpoint)
    if (error !== null) log.warn({ url, why: error }, 'no second opinion')
    else log.info({ url, tokens: endpoint.tokens(), added: result.length - facts.length }, 'second opinion')
    return result.map((fact) => ({ ...fact, url }))
  }
}

/**
 * Gives out the records that have no times yet, each once: in order, those behind a position first. Undefined when
 * there is none any more.
 */
function createPull(
  store: Pick<Store, 'unchecked'>,
  spec: string,
  after: number,
): () => Promise<Unchecked | undefined> {
  const queue: Unchecked[] = []
  let cursor: number | undefined = after
  let till = Infinity
  let filling: Promise<void> | null = null
  const fill = async (from: number): Promise<void> => {
    queue.push(...(await store.unchecked(spec, BATCH, from)).filter(({ position }) => position <= till))
    cursor = queue.at(-1)?.position
    if (cursor === undefined && till > after) [cursor, till] = [0, after]
    filling = null
  }
  return async () => {
    while (queue.length === 0 && cursor !== undefined) await (filling ??= fill(cursor))
    return queue.shift()
  }
}

function siteOf(extra: Unchecked['extra']): string | null {
  const web = extra['web'] ?? extra['website']
  const url = typeof web === 'string' ? URL.parse(web) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}
