import { allMembers, memberId } from '../../runs/folder/run-plan.ts'
import type { DashboardParts } from '../dashboard-parts.ts'
import type { PacedScraper } from '../feed/fleet-feed.ts'
import { lastHosts } from '../scraper/last-run.ts'
import type { HostRow, HostsDocument, LastHost } from '../detail-shapes.ts'

/** What a scraper asked of its hosts in a run, and for how long it ran, in ms. */
interface Asked {
  hosts: LastHost[]
  ms: number
}

/** Answers of runs that are over do not change. */
const known = new Map<string, Map<string, Asked>>()
const KEPT = 4

/** Every host that the configs name: how often it may be asked, how often it is, and what it answers. */
export async function hostsDocument({ feed, runs }: DashboardParts): Promise<HostsDocument> {
  const live = feed.live().map(({ run }) => run)
  const newest = await runs.newestFinished()
  const counted = [...live, ...(newest === null ? [] : [newest])].slice(0, 2)
  const asked = new Map<string, Asked>()
  // The newest word counts.
  for (const run of counted.toReversed())
    for (const [id, one] of await askedIn(runs, run, run === newest)) asked.set(id, one)
  const rows = rowsOf(feed.paced(), asked)
  const times = await runs.hostTimes(rows.map(({ host }) => host))
  return {
    runs: counted,
    hosts: rows.map((row) => {
      const remembered = times.get(row.host)
      if (remembered === undefined) return row
      const { since_ms: since, wait_ms } = remembered
      return { ...row, asked_ms: Number.isFinite(since) ? Math.round(since) : null, wait_ms: Math.round(wait_ms) }
    }),
  }
}

async function askedIn(runs: DashboardParts['runs'], run: string, isOver: boolean): Promise<Map<string, Asked>> {
  const before = known.get(run)
  if (before !== undefined) return before
  const asked = new Map<string, Asked>()
  const plan = await runs.plan(run)
  for (const member of plan === null ? [] : allMembers(plan)) {
    const { result } = await runs.attempt(member)
    if (result === null) continue
    const ms = Date.parse(result.finished) - Date.parse(result.started)
    asked.set(memberId(member), { hosts: lastHosts(result.stats), ms })
  }
  if (isOver) {
    known.set(run, asked)
    for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
  }
  return asked
}

function rowsOf(paced: readonly PacedScraper[], asked: ReadonlyMap<string, Asked>): HostRow[] {
  const rows = new Map<string, HostRow>()
  const rowOf = (host: string): HostRow => {
    const row = rows.get(host) ?? { ...NEW_ROW, host, scrapers: [], open: [] }
    rows.set(host, row)
    return row
  }
  for (const { id, hosts, rate_limit, concurrency } of paced) {
    for (const host of hosts) {
      const row = rowOf(host)
      row.scrapers.push(id)
      // Of several configs the most patient one holds for its own requests only: the least patient is the limit.
      const limit = rate_limit === 0 ? null : 1 / rate_limit
      row.limit =
        row.scrapers.length === 1 ? limit : row.limit === null || limit === null ? null : Math.max(row.limit, limit)
      row.concurrency = Math.max(row.concurrency, concurrency)
    }
  }
  for (const [id, { hosts, ms }] of asked) {
    for (const one of hosts) {
      const row = rowOf(one.host)
      if (!row.scrapers.includes(id)) row.scrapers.push(id)
      row.requests += one.requests
      row.answered += one.answered
      row.failed += one.failed
      row.opened += one.opened
      row.last_failure = one.last_failure ?? row.last_failure
      row.open.push(...Object.entries(one.open).map(([kind, state]) => `${kind}: ${state.replace('_', ' ')}`))
      // Scrapers of one host run one after the other, so their rates do not add up.
      if (ms > 0) row.rate = Math.max(row.rate ?? 0, Math.round((one.requests * 100_000) / ms) / 100)
    }
  }
  return [...rows.values()].sort((a, b) => (a.host < b.host ? -1 : 1))
}

const NEW_ROW = {
  limit: null,
  concurrency: 0,
  rate: null,
  requests: 0,
  answered: 0,
  failed: 0,
  last_failure: null,
  opened: 0,
  asked_ms: null,
  wait_ms: 0,
}
