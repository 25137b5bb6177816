import type { Source } from '../../../config/source.ts'
import type { Evidence, SiteTruth, Truth, Visit } from './contract.ts'
import type { Difference } from './difference.ts'

/** What a site may ask of its visitors, from the configs that name it. */
interface Manners {
  rate_limit: number
  concurrency: number
}

/**
 * Timers may fire a little early and the clock has its grain, so a gap of up to this much less is no violation, in ms.
 */
const TOLERANCE_MS = 5

/** Holds what the servers saw against what the configs and robots.txt allow. Every entry is one violation. */
export function checkPoliteness(truth: Truth, evidence: Evidence, sources: readonly Source[]): Difference[] {
  return truth.sites.flatMap((site) => {
    const visits = evidence.visits.filter((visit) => visit.site === site.site)
    const listed = truth.scrapers.filter((one) => one.site === site.site)
    const ids = new Set([...listed.map((one) => `${one.country}/${one.source}`), ...(site.visitors ?? [])])
    const own = sources.filter((source) => ids.has(`${source.country}/${source.source}`))
    // Without a config that can be read nobody may come at all, and checkRobots says so of whoever did.
    const manners = {
      rate_limit: Math.min(...own.map((source) => source.rate_limit)),
      concurrency: Math.max(0, ...own.map((source) => source.concurrency)),
    }
    const violations = [
      ...checkRobots(site, visits),
      ...checkPace(visits, manners),
      ...checkInFlight(evidence.max_in_flight[site.site] ?? 0, manners),
      ...checkWaits(visits),
      ...checkOrder(visits),
    ]
    return violations.map((what) => ({ scraper: site.site, what }))
  })
}

function checkRobots({ disallowed }: SiteTruth, visits: Visit[]): string[] {
  const known = visits.find((visit) => isRobots(visit) && visit.answered !== null)?.answered ?? Infinity
  return visits.flatMap((visit) => {
    if (isRobots(visit)) return []
    const forbidden = disallowed.some((prefix) => visit.path.startsWith(prefix))
    return [
      ...(visit.at < known ? [`${visit.path} was requested before robots.txt was answered`] : []),
      ...(forbidden ? [`${visit.path} is forbidden by robots.txt`] : []),
    ]
  })
}

function checkPace(all: Visit[], { rate_limit }: Manners): string[] {
  const visits = all.filter((visit) => !isRobots(visit) && visit.part !== true)
  const pace = rate_limit * 1000
  const hasty = visits.slice(1).flatMap((visit, i) => {
    const before = visits[i]
    // Even the longest that the gap can have been: from the earliest that the one before can have come.
    const gap = before === undefined ? Infinity : visit.at - before.not_before
    return gap < pace - TOLERANCE_MS ? [`${visit.path} came ${ms(gap)} after the one before, not ${ms(pace)}`] : []
  })
  const [first, last] = [visits[0], visits.at(-1)]
  if (first === undefined || last === undefined || hasty.length > 0) return hasty
  const whole = last.at - first.not_before
  const least = (visits.length - 1) * pace
  return whole < least - TOLERANCE_MS ? [`${visits.length} requests came within ${ms(whole)}, not ${ms(least)}`] : []
}

function checkInFlight(most: number, { concurrency }: Manners): string[] {
  return most > concurrency ? [`${most} requests were in flight at once, not ${concurrency}`] : []
}

/** Holds for sites with one request at a time: only there can no request be under way already when the wait begins. */
function checkWaits(visits: Visit[]): string[] {
  return visits.flatMap(({ answered, retry_after }) => {
    if (answered === null || retry_after === null) return []
    const until = answered + retry_after * 1000 - TOLERANCE_MS
    return visits
      .filter((visit) => visit.at > answered && visit.at < until)
      .map((visit) => `${visit.path} came ${ms(visit.at - answered)} after being asked to wait ${retry_after} s`)
  })
}

/** Scrapers that share a host run one after the other. */
function checkOrder(visits: Visit[]): string[] {
  const spans = new Map<string, { from: number; to: number }>()
  for (const { scraper, at, answered } of visits) {
    if (scraper === null) continue
    const span = spans.get(scraper)
    const to = answered ?? at
    if (span === undefined) spans.set(scraper, { from: at, to })
    else span.to = Math.max(span.to, to)
  }
  const ordered = [...spans].sort(([, a], [, b]) => a.from - b.from)
  return ordered.slice(1).flatMap(([scraper, { from }], i) => {
    const before = ordered[i]
    return before !== undefined && from < before[1].to ? [`${scraper} began before ${before[0]} had ended`] : []
  })
}

function isRobots({ path }: Visit): boolean {
  return path === '/robots.txt'
}

function ms(time: number): string {
  return `${Math.round(time)} ms`
}
