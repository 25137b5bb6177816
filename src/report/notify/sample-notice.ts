import { type ScraperRow, type Summary, withoutProcess } from '../../vocabulary/run/summary.ts'
import type { Notice } from './facts.ts'

/** A run with everything that a message can report: for trying out templates and destinations. */
export function sampleNotice(now = new Date()): Notice {
  const at = now.toISOString()
  const ended = (source: string, more: Pick<ScraperRow, 'status' | 'reason' | 'detail'>): ScraperRow => ({
    country: 'fiji',
    source,
    name: source,
    group: null,
    ...withoutProcess(),
    started: at,
    finished: at,
    ...more,
  })
  const failed = ended('gazette', { status: 'failed', reason: 'no_entries', detail: 'the listing has no entries' })
  const failing = ended('herald', { status: 'failed', reason: 'host_down', detail: '' })
  const well = ended('news', { status: 'success', reason: null, detail: '' })
  const drifting = ended('times', { status: 'warning', reason: 'drift', detail: 'authors: usually 98 %, now 2 %' })
  const summary: Summary = {
    run: 'a_test',
    started: at,
    finished: at,
    mode: 'parallel',
    totals: { scrapers: 4, success: 1, warning: 1, failed: 2, interrupted: 0, skipped: 0 },
    scrapers: [failed, failing, well, drifting],
  }
  const changes = { newly_failed: [failed], still_failing: [failing], recovered: [well], drifting: [drifting] }
  return { summary, changes }
}
