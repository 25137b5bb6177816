import { formatClock } from '../vocabulary/duration.ts'
import { counted } from './counted.ts'
import { cut, fit, width } from './cell.ts'
import { countStates, pageRate, type FleetState, type Follow, type Running } from './fleet-state.ts'
import type { Palette } from './palette.ts'
import { timeLeft } from './time-left.ts'

export interface Size {
  rows: number
  columns: number
}

/**
 * The moving part of the live view: counts, then what runs, never more lines than `rows` and never a line that reaches the
 * last column (some terminals would wrap it). Says what is known, and no percentage.
 */
export function frame(state: FleetState, size: Size, now: number, palette: Palette): string[] {
  const columns = Math.max(1, size.columns - 1)
  const lines = [headLine(state, now, columns, palette)]
  if (state.stopping) lines.push(stoppingLine(state.stopping, now, columns, palette))
  const running = [...state.scrapers.values()].filter(isRunning)
  // One row stays free, so that the frame and the line that was printed last above it are both seen.
  const room = size.rows - 1 - lines.length
  if (room < 1 || running.length === 0) return lines.slice(0, Math.max(1, size.rows))
  const fits = running.length <= room
  const shown = order(running, fits).slice(0, fits ? room : room - 1)
  const shared = shares(shown, now, columns, palette)
  for (const follow of shown) lines.push(runningLine(follow, now, shared, columns, palette))
  if (!fits) lines.push(palette.faint(cut(`  ... and ${running.length - shown.length} more running`, columns)))
  return lines
}

type Followed = Follow & { at: Running }

function isRunning(follow: Follow): follow is Followed {
  return follow.at.phase === 'running'
}

// Longest-running first. Where not all can be seen, those that wait for something come before: they are why it takes so long.
function order(running: Followed[], all: boolean): Followed[] {
  const rank = ({ at }: Followed): number => (all || !at.progress?.waiting ? 1 : 0)
  return running.sort((a, b) => rank(a) - rank(b) || a.at.since - b.at.since)
}

function headLine(state: FleetState, now: number, columns: number, palette: Palette): string {
  const { all, queued, running, ended } = countStates(state)
  const words = [`${ended.success + ended.warning} done`, `${ended.failed} failed`]
  if (ended.interrupted > 0) words.push(`${ended.interrupted} interrupted`)
  if (ended.skipped > 0) words.push(`${ended.skipped} skipped`)
  words.push(`${running} running`)
  if (queued > 0) words.push(`${queued} queued`)
  const head = cut(`${words.join(', ')} of ${all}`, columns, palette.mark)
  const left = state.stopping ? null : timeLeft(state, now)
  const atLeast = left !== null && left.unknown > 0 ? 'at least' : 'about'
  const times = [
    formatClock(now - state.started),
    ...(left && left.ms >= 1000 ? [`${atLeast} ${formatClock(left.ms)} left`] : []),
  ]
  while (times.length > 0 && width(head) + times.join(', ').length + 3 > columns) times.pop()
  return palette.strong(head) + palette.faint(times.length > 0 ? `   ${times.join(', ')}` : '')
}

function stoppingLine(
  stopping: NonNullable<FleetState['stopping']>,
  now: number,
  columns: number,
  palette: Palette,
): string {
  const left = formatClock(Math.max(0, stopping.deadline - now))
  const text = `Stopping (${stopping.signal}): ${left} left to finish the page; a second signal kills`
  return palette.paint('warning', cut(text, columns, palette.mark))
}

/** Columns of the running scrapers, the same for all of a frame. */
interface Shares {
  name: number
  text: number
  /** 0 where there is no room for clocks. */
  clock: number
}

function shares(shown: Followed[], now: number, columns: number, palette: Palette): Shares {
  const most = (lengths: number[]): number => lengths.reduce((a, b) => Math.max(a, b), 0)
  const name = Math.min(most(shown.map(({ id }) => width(palette.text(id)))), Math.max(10, Math.floor(columns * 0.45)))
  const room = Math.max(0, columns - 2 - name - 1)
  const clock = most(shown.map((follow) => clockOf(follow, now).length))
  const withClock = room - 2 - clock >= LEAST_TEXT
  return { name, text: withClock ? room - 2 - clock : room, clock: withClock ? clock : 0 }
}

/** With less room than this for what a scraper does, its clock is left out. */
const LEAST_TEXT = 12

function runningLine(
  follow: Followed,
  now: number,
  { name, text, clock }: Shares,
  columns: number,
  palette: Palette,
): string {
  const { id, at } = follow
  // On a terminal so narrow that the name does not fit, it is all there is.
  if (columns < name + 3) return cut(`${palette.icon.running} ${palette.text(id)}`, columns, '')
  const waiting = palette.text(at.progress?.waiting ?? '')
  const said = fit(waiting === '' ? doing(at) : `waiting: ${waiting}`, text, palette.mark)
  const time = clock === 0 ? '' : palette.faint(`  ${clockOf(follow, now).padStart(clock)}`)
  const head = `${palette.paint('running', palette.icon.running)} ${fit(palette.text(id), name, palette.mark)} `
  return `${head}${waiting === '' ? said : palette.paint('warning', said)}${time}`
}

function clockOf({ at, expected_ms }: Followed, now: number): string {
  return formatClock(now - at.since) + (expected_ms === null ? '' : ` of ~${formatClock(expected_ms)}`)
}

function doing(at: Running): string {
  const { progress } = at
  if (progress === null || progress.phase === 'starting') return 'starting'
  const { pages, records } = progress
  const words: string[] = []
  if (progress.phase === 'listing') words.push(`listing page ${progress.listing_pages}`)
  words.push(`${records.new} new`)
  if (records.updated > 0) words.push(`${records.updated} updated`)
  if (progress.pending > 0) words.push(`${progress.pending} to go`)
  if (pages.failed > 0) words.push(`${pages.failed} failed`)
  if (records.rejected > 0) words.push(`${records.rejected} rejected`)
  const rate = pageRate(at)
  words.push(counted(pages.fetched, 'page') + (rate === null ? '' : ` (${rate.toFixed(1)}/s)`))
  if (progress.phase === 'finishing') words.unshift('finishing')
  return words.join(', ')
}
