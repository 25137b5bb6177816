import { shownPath } from '../../config/files/shown-path.ts'
import { attemptsBefore } from '../../runs/folder/layout.ts'
import { attemptReader } from '../../runs/folder/attempt-reader.ts'
import type { Attempt } from '../../runs/folder/attempt.ts'
import { attemptRow } from '../../runs/folder/row.ts'
import { memberId } from '../../runs/folder/run-plan.ts'
import type { Member } from '../../runs/folder/run-plan.ts'
import type { Exit, ScraperState } from '../../runs/folder/task.ts'
import { RUN_STOPPED } from '../../vocabulary/run/end-messages.ts'
import { measure, type MeasuredScraper } from './summary/summary-statistics.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'
import type { EndStatus, LiveStatus } from '../../vocabulary/run/reason.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'

type AnyRow = ScraperRow<EndStatus | LiveStatus>

/** `exit` is what the caller saw itself, in case it could not be written down; `watched` as in attemptRow. */
interface Seen {
  exit?: Exit | null
  watched?: boolean
}

/**
 * Reads the run folder and emits what changed since it last looked, each thing once. Used by the orchestrator and by
 * `attach`, so that both see the same.
 */
export class Observer {
  #emit: (event: FleetEvent) => void
  #stopping: () => boolean
  #rows = new Map<string, AnyRow>()
  #updated = new Map<string, string>()
  readonly #measured = new Map<string, MeasuredScraper>()
  /** Those whose start was reported. */
  #announced = new Set<string>()
  #read = attemptReader()

  /** `stopping`: whether the caller is ending the run, so that a death by signal is its own doing. */
  constructor(emit: (event: FleetEvent) => void, stopping = () => false) {
    this.#emit = emit
    this.#stopping = stopping
  }

  /** Rows that are final. */
  ended(member: Member): boolean {
    const status = this.#rows.get(memberId(member))?.status
    return status !== undefined && isEnd(status)
  }

  /** What ended scrapers did, in all their attempts. */
  get measured(): MeasuredScraper[] {
    return [...this.#measured.values()]
  }

  row(member: Member): AnyRow | undefined {
    return this.#rows.get(memberId(member))
  }

  /** Another attempt begins: what was seen of the last one is no end any more. */
  again(member: Member): void {
    this.#rows.delete(memberId(member))
    this.#updated.delete(memberId(member))
    this.#announced.delete(memberId(member))
  }

  /** Members that run as far as was last seen. */
  running(members: Member[]): Member[] {
    return members.filter((member) => this.row(member)?.status === 'running')
  }

  /** A row that was settled without anything being started. */
  settle(row: ScraperRow): void {
    const id = memberId(row)
    if (this.#rows.has(id)) return
    this.#rows.set(id, row)
    this.#emit({ type: 'scraper_ended', id, row })
  }

  /** Looks at the run folder; `seen` as in `see`. */
  look(member: Member, seen: Seen = {}): AnyRow {
    const before = this.#rows.get(memberId(member))
    if (before !== undefined && isEnd(before.status)) return before
    return this.see(member, this.#read(member.folder), seen)
  }

  /** Takes in what is written down about a member; what ended stays as it was seen. */
  see(member: Member, attempt: Attempt, { exit = null, watched = false }: Seen = {}): AnyRow {
    const id = memberId(member)
    const before = this.#rows.get(id)
    if (before !== undefined && isEnd(before.status)) return before
    const row = attemptRow(member, { ...attempt, exit: this.#ownDoing(attempt.exit ?? exit) }, watched)
    this.#rows.set(id, row)
    // Between the note that it is launched and its process there is a moment in which nobody knows that one's id.
    const isThere = row.status !== 'queued' && (row.pid !== null || isEnd(row.status))
    if (isThere && row.started !== null && !this.#announced.has(id)) {
      this.#announced.add(id)
      this.#emit({ type: 'scraper_started', id, at: row.started, pid: row.pid, log: row.log, attempt: row.attempt })
    }
    if (isEndRow(row)) {
      this.#measured.set(id, measure(id, [...attemptsBefore(member).map((folder) => this.#read(folder)), attempt]))
      this.#emit({ type: 'scraper_ended', id, row })
    }
    if (row.status === 'running') this.#emitProgress(attempt.state, id)
    return row
  }

  /** A member that we killed with its group runner: that runner may just have noted a death by signal, not why. */
  #ownDoing(exit: Exit | null): Exit | null {
    const byUs = exit !== null && exit.cause === 'exited' && exit.signal !== null && this.#stopping()
    return byUs ? { ...exit, cause: 'stopped', detail: RUN_STOPPED } : exit
  }

  /**
   * Looks at the members of a unit that is followed; at all of them, since one that is paused, or whose window is
   * closed, lets others go first.
   */
  lookAlong(members: Member[]): void {
    for (const member of members) this.look(member, { watched: true })
  }

  #emitProgress(state: ScraperState | null, id: string): void {
    if (state === null || state.updated === this.#updated.get(id)) return
    this.#updated.set(id, state.updated)
    this.#emit({ type: 'scraper_progress', id, progress: state.progress })
  }
}

function isEnd(status: EndStatus | LiveStatus): status is EndStatus {
  return status !== 'queued' && status !== 'running'
}

/** Whether a scraper has ended, in whatever way. */
export function isEndRow(row: AnyRow): row is ScraperRow {
  return isEnd(row.status)
}

/** The same row with its log as a user in `cwd` would open it. */
export function withLocalLog<Row extends AnyRow>(row: Row, cwd: string): Row {
  if (row.log === null) return row
  return { ...row, log: shownPath(row.log, cwd) }
}
