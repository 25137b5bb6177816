import { readAttempt, readTask, writeTask } from '../../../runs/folder/attempt.ts'
import { attemptFolder, runFolder } from '../../../runs/folder/layout.ts'
import { makePrivateFolder } from '../../../runs/folder/files/make-folder.ts'
import { writePlan } from '../../../runs/folder/runs.ts'
import { allMembers, memberId } from '../../../runs/folder/run-plan.ts'
import type { Member, RunPlan, Unit } from '../../../runs/folder/run-plan.ts'
import { backoff } from '../../../vocabulary/time/backoff.ts'
import type { EndStatus, LiveStatus, Reason } from '../../../vocabulary/run/reason.ts'
import type { Observer } from '../observer.ts'

/**
 * Trying these again at once would change nothing, or be what the site has asked not to do: accounts get locked after a
 * few wrong passwords.
 */
const FINAL: ReadonlySet<Reason> = new Set([
  'invalid_config',
  'robots_disallowed',
  'blocked',
  'rate_limited',
  'login_failed',
])

/** Most that a further attempt is put off, in ms. */
const LONGEST_DELAY = 3_600_000

/** Whether a scraper that ended so is tried again in this run. */
export function deservesAnother(
  member: Member,
  row: { status: EndStatus | LiveStatus; reason: Reason | null } | undefined,
): boolean {
  return row?.status === 'failed' && member.more_attempts > 0 && (row.reason === null || !FINAL.has(row.reason))
}

/** The members of a run that are to be tried again, and how each is announced. */
export function chooseFailed(
  plan: RunPlan,
  observer: Pick<Observer, 'row'>,
): { chosen: Member[]; scrapers: { id: string; attempt: number; reason: Reason | null }[] } {
  const chosen = allMembers(plan).filter((member) => deservesAnother(member, observer.row(member)))
  const scrapers = chosen.map((member) => {
    return { id: memberId(member), attempt: member.attempt + 1, reason: observer.row(member)?.reason ?? null }
  })
  return { chosen, scrapers }
}

/**
 * Gives the members another attempt, each with a folder of its own, and writes the plan down again: whoever takes the
 * run over sees the same, and waits as long: twice as long after each attempt. What an attempt left undone, the next
 * one goes on with. Returns the units that are to start. Throws the system's errors, and then nothing has changed.
 */
export function giveAnother(
  plan: RunPlan,
  stateDir: string,
  chosen: ReadonlySet<Member>,
  now = Date.now(),
): { units: Unit[]; delay_ms: number; not_before: number } {
  const folder = runFolder(stateDir, plan.run)
  const next = (member: Member): Member => {
    if (!chosen.has(member)) return member
    const attempt = member.attempt + 1
    const at = attemptFolder(folder, member, attempt)
    const task = readTask(member.folder)
    if (task === null) throw new Error(`Cannot try ${member.folder} again: it holds no task.json`)
    makePrivateFolder(at)
    writeTask(at, { ...task, run: plan.run, attempt })
    const { folder: before, attempt: tried } = member
    return {
      ...member,
      folder: at,
      attempt,
      failed: { folder: before, attempt: tried },
      more_attempts: member.more_attempts - 1,
    }
  }
  const units = plan.units.filter((unit) => unit.members.some((member) => chosen.has(member)))
  const tried = Math.min(...[...chosen].map(({ attempt }) => attempt))
  const delay_ms = backoff(tried, { first: plan.limits.retry_delay_ms, longest: LONGEST_DELAY })
  const given = new Map(units.map((unit) => [unit, unit.members.map(next)]))
  const not_before = now + delay_ms
  const all = plan.units.map((unit) => ({ ...unit, members: given.get(unit) ?? unit.members }))
  writePlan(stateDir, { ...plan, units: all, not_before })
  for (const [unit, members] of given) unit.members = members
  plan.not_before = not_before
  return { units, delay_ms, not_before }
}

/**
 * Takes back attempts that the run never came to, since it was ended: what is true of these scrapers is how the attempt
 * before failed. Returns the members as they now stand in the plan.
 */
export function takeBack(plan: RunPlan, stateDir: string, waiting: (member: Member) => boolean): Member[] {
  const back: Member[] = []
  for (const unit of plan.units) {
    unit.members = unit.members.map((member) => {
      const { failed, ...rest } = member
      if (failed === undefined || !waiting(member) || readAttempt(member.folder).launch !== null) return member
      const before = { ...rest, ...failed, more_attempts: 0 }
      back.push(before)
      return before
    })
  }
  try {
    if (back.length > 0) writePlan(stateDir, plan)
  } catch {
    // A full disk: the summary says what is true all the same.
  }
  return back
}
