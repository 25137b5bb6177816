import { cut } from '../cell.ts'
import type { FleetState } from '../fleet-state.ts'
import { failedLines, type FailedScraper } from '../failed-line.ts'
import { fleetLine, headLine, stoppingLine } from './head-lines.ts'
import type { Palette } from '../palette.ts'
import { openGroups } from '../open-groups.ts'
import { runningLines, type RunningScraper } from './running-line.ts'

export interface Size {
  rows: number
  columns: number
}

/** With fewer lines than this, what runs needs all of them. */
const LEAST_ROOM = 8

/**
 * The moving part of the live view: counts, then what runs, never more lines than `rows` and never a line that reaches
 * the last column (some terminals would wrap it). Says what is known, and no percentage. Where the fleet is larger than
 * the screen, also how it gets on as a whole, and the newest failures: their own lines have scrolled away.
 */
export function frame(state: FleetState, size: Size, now: number, palette: Palette): string[] {
  const columns = Math.max(1, size.columns - 1)
  const large = state.scrapers.size > size.rows && size.rows >= LEAST_ROOM
  const lines = [headLine(state, now, columns, palette)]
  if (large) lines.push(fleetLine(state, columns, palette))
  if (state.stopping) lines.push(stoppingLine(state.stopping, now, columns, palette))
  // One row stays free, so that the frame and the line that was printed last above it are both seen.
  const room = size.rows - 1 - lines.length
  if (room < 1) return lines.slice(0, Math.max(1, size.rows))
  const groups = new Map(openGroups(state).map((group) => [group.name, group]))
  const running = [...state.running].filter((follow) => follow.at.phase === 'running') as RunningScraper[]
  const failed = large ? ([...state.failed].reverse() as FailedScraper[]) : []
  // A quarter for what failed, more where less runs.
  const forFailed = Math.min(failed.length, Math.max(Math.floor(room / 4), room - running.length))
  const forRunning = room - forFailed
  const fits = running.length <= forRunning
  const shown = order(running, fits).slice(0, fits ? forRunning : forRunning - 1)
  const inGroups = shown.filter(({ group }) => group !== null && groups.has(group)).length
  lines.push(
    ...runningLines(shown, now, columns, palette, { groups, own: fits && running.length + inGroups <= forRunning }),
  )
  if (!fits) lines.push(palette.faint(cut(`  ... and ${running.length - shown.length} more running`, columns)))
  lines.push(...failedLines(failed.slice(0, forFailed), columns, palette))
  return lines
}

// Longest-running first. Where not all can be seen, those that wait for something come before: they are why it takes so
// long.
function order(running: RunningScraper[], all: boolean): RunningScraper[] {
  const rank = ({ at }: RunningScraper): number => (all || !at.progress?.waiting ? 1 : 0)
  return running.sort((a, b) => rank(a) - rank(b) || a.at.since - b.at.since)
}
