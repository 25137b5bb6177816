import type { Progress } from '../../vocabulary/run/progress.ts'
import type { EndStatus, LiveStatus } from '../../vocabulary/run/reason.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import type { FollowedRun, RunFollower } from '../run-reader.ts'
import { attemptReader } from './attempt-reader.ts'
import { isRunId } from './layout.ts'
import { liveTotals, sortedRows } from './live-totals.ts'
import { attemptRow } from './row.ts'
import { allMembers, memberId, type Member, type RunPlan } from './run-plan.ts'
import { livingOrchestrator, planVersion, readPlan, readSummary } from './runs.ts'

/** Follows a run in its folder. What has ended is not read again, and what is queued costs a look at its folder. */
export function followRun(stateDir: string, run: string): RunFollower {
  const read = attemptReader()
  let plan: RunPlan | null = null
  let version = 0
  let known = new Map<string, Known>()

  const see = (member: Member, watched: boolean): Known => {
    const before = known.get(memberId(member))
    const isSame = before !== undefined && before.row.attempt === member.attempt
    if (isSame && before.final) return before
    const attempt = read(member.folder)
    if (isSame && before.row.status === 'queued' && attempt.launch === null && attempt.exit === null) return before
    const row = attemptRow(member, attempt, watched)
    const progress = row.status === 'running' ? (attempt.state?.progress ?? null) : null
    // Who takes over a run that nobody carries may know better how a scraper ended.
    const final = attempt.exit !== null && row.status !== 'queued' && row.status !== 'running'
    const fresh = { row, progress, final }
    return isSame && JSON.stringify(fresh) === JSON.stringify(before) ? before : fresh
  }

  return {
    look: async (): Promise<FollowedRun | null> => {
      if (!isRunId(run)) return null
      const now = planVersion(stateDir, run)
      if (now !== version || plan === null) plan = readPlan(stateDir, run) ?? plan
      version = now
      if (plan === null) return null
      const summary = readSummary(stateDir, run)
      if (summary !== null) {
        const totals = { ...summary.totals, queued: 0, running: 0 }
        return { summary: { ...summary, totals }, progress: new Map(), plan, carried: false }
      }
      const carried = livingOrchestrator(stateDir, run) !== null
      known = new Map(allMembers(plan).map((member) => [memberId(member), see(member, carried)]))
      const scrapers = sortedRows([...plan.settled, ...[...known.values()].map(({ row }) => row)])
      const progress = new Map([...known].flatMap(([id, one]) => (one.progress === null ? [] : [[id, one.progress]])))
      const { created, mode } = plan
      const live = { run, started: created, finished: null, mode, totals: liveTotals(scrapers), scrapers }
      return { summary: live, progress, plan, carried }
    },
  }
}

interface Known {
  row: ScraperRow<EndStatus | LiveStatus>
  progress: Progress | null
  /** Nothing more will be written about this attempt. */
  final: boolean
}
