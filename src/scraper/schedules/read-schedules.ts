import type { JsonValue } from '../../vocabulary/record.ts'
import { openingHoursText } from '../../hours/opening-hours.ts'
import type { Unchecked } from '../../store/store.ts'
import { digest } from '../digests.ts'
import type { RunContext } from '../run-context.ts'
import type { RecordAnswers } from '../validation/validate-records.ts'
import { visitSite } from './visit-site.ts'

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
  /** Whether a stop came before the end; the next run does the rest. */
  complete: boolean
}

const BATCH = 50
/** Sites that are visited at once; each host has its own pace. */
const AT_ONCE = 8
/** Changes when the same pages would give other facts. */
const VERSION = 1

/**
 * Reads the recurring times of all stored records that have none of this month yet, on the web site of each (`web`, or
 * the record's own page where it has none on another host). `also` is what else is checked of a record. Null where the
 * config wants no times.
 */
export async function readSchedules(run: RunContext, also: RecordAnswers | null): Promise<ScheduleReport | null> {
  const { task, store, log, clock } = run
  const { schedules } = task.config
  if (schedules === undefined) return null
  // Times change: what is older than a month is read again.
  const month = clock.date().toISOString().slice(0, 7)
  const spec = digest([VERSION, schedules, month, also?.spec ?? null])
  const report: ScheduleReport = { sites: 0, pages: 0, lost: 0, found: 0, facts: 0, disagreements: 0, complete: false }

  const answer = async ({ position, url, title, extra }: Unchecked): Promise<void> => {
    const site = siteOf(extra)
    const checked = also?.check({ position, url, title, extra }) ?? {}
    if (site === null) {
      await store.keepAnswers(spec, [{ position, answers: { ...checked, facts: [] } }])
      return
    }
    const { facts, disagreements, pages, answered } = await visitSite(site, schedules, run)
    report.sites++
    report.pages += pages
    if (!answered) {
      report.lost++
      return
    }
    for (const said of disagreements) log.warn({ url, site, said }, 'pages of a site disagree')
    report.disagreements += disagreements.length
    report.facts += facts.length
    if (facts.length > 0) report.found++
    log.info({ url, site, pages, facts: facts.length, hours: openingHoursText(facts) ?? '' }, 'times of a site')
    await store.keepAnswers(spec, [
      { position, answers: { ...checked, facts: facts.map((fact): JsonValue => ({ ...fact })) } },
    ])
  }

  let cursor = 0
  while (!run.stopping.aborted) {
    const batch = await store.unchecked(spec, BATCH, cursor)
    report.complete = batch.length === 0
    if (report.complete) break
    const queue = [...batch]
    const worker = async (): Promise<void> => {
      for (let one = queue.shift(); one !== undefined && !run.stopping.aborted; one = queue.shift()) await answer(one)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    cursor = batch.at(-1)!.position
  }
  log.info({ ...report }, 'schedules read')
  return report
}

function siteOf(extra: Unchecked['extra']): string | null {
  const web = extra['web'] ?? extra['website']
  const url = typeof web === 'string' ? URL.parse(web) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}
