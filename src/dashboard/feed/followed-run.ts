import { memberId } from '../../runs/folder/run-plan.ts'
import type { FollowedRun, RunFollower } from '../../runs/run-reader.ts'
import type { Progress } from '../../vocabulary/run/progress.ts'
import type { LiveSummary } from '../../vocabulary/run/summary.ts'
import { pageRate, type Sample } from '../../view/fleet-state.ts'
import type { LiveRun, RunHead, RunPatch, RunRow } from '../shapes.ts'
import { runHead, runRow } from './run-rows.ts'

/** The rate is that of about the last half minute, in ms. */
const RATE_WINDOW = 30_000

/** A run that has not ended, as a page knows it, and what has changed in it since the last look. */
export class FollowedRunRows {
  readonly #follower: RunFollower
  /** By country/source, with what they were made of. */
  #rows = new Map<string, { row: RunRow; of: LiveSummary['scrapers'][number]; progress: Progress | undefined }>()
  #queued: string[] = []
  #head: RunHead | null = null
  #samples: Sample[] = []

  constructor(follower: RunFollower) {
    this.#follower = follower
  }

  /** Looks at the run: null while it is not there, else what a page has to be told, and the run where it has ended. */
  async look(now: number): Promise<{ patch: RunPatch | null; ended: FollowedRun | null; carried: boolean } | null> {
    const found = await this.#follower.look()
    if (found === null) return null
    if (found.summary.finished !== null) return { patch: null, ended: found, carried: false }
    const rows: RunRow[] = []
    for (const of of found.summary.scrapers) {
      if (of.status === 'queued') continue
      const id = memberId(of)
      const progress = found.progress.get(id)
      const known = this.#rows.get(id)
      if (known !== undefined && known.of === of && known.progress === progress) continue
      const row = runRow(of, progress)
      this.#rows.set(id, { row, of, progress })
      rows.push(row)
    }
    const queued = found.summary.scrapers.filter(({ status }) => status === 'queued').map(memberId)
    // One that gets another attempt waits again.
    for (const id of queued) this.#rows.delete(id)
    const head = runHead(found, this.#rate(found.summary, now), now)
    const isChanged = rows.length > 0 || JSON.stringify(head) !== JSON.stringify(this.#head)
    this.#head = head
    this.#queued = queued
    return { patch: isChanged ? { head, rows, queued } : null, ended: null, carried: found.carried }
  }

  /** As it was last seen; null before that. */
  get live(): LiveRun | null {
    if (this.#head === null) return null
    return { ...this.#head, rows: [...this.#rows.values()].map(({ row }) => row), queued: this.#queued }
  }

  #rate({ scrapers }: LiveSummary, time: number): number | null {
    const pages = scrapers.reduce((sum, row) => sum + row.pages.fetched, 0)
    this.#samples = [...this.#samples.filter((sample) => time - sample.time < RATE_WINDOW), { time, pages }]
    const rate = pageRate({ earlier: this.#samples })
    return rate === null ? null : Math.round(rate * 10) / 10
  }
}
