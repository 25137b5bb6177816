import { formatClock } from '../vocabulary/duration.ts'
import { counted } from './counted.ts'
import { cut, fit, pad, width } from './cell.ts'
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
  const names = Math.min(
    shown.reduce((most, { id }) => Math.max(most, width(palette.text(id))), 0),
    Math.max(10, Math.floor(columns * 0.45)),
  )
  for (const follow of shown) lines.push(runningLine(follow, now, names, columns, palette))
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
  const done = ended.success + ended.warning
  const words = [`${done} done`]
  if (ended.warning > 0) words[0] += ` (${counted(ended.warning, 'warning')})`
  words.push(`${ended.failed} failed`)
  if (ended.interrupted > 0) words.push(`${ended.interrupted} interrupted`)
  if (ended.skipped > 0) words.push(`${ended.skipped} skipped`)
  words.push(`${running} running`)
  if (queued > 0) words.push(`${queued} queued`)
  const times = [formatClock(now - state.started)]
  const left = state.stopping ? null : timeLeft(state, now)
  if (left) times.push(`${left.unknown > 0 ? 'at least' : 'about'} ${formatClock(left.ms)} left`)
  const head = cut(`${words.join(', ')} of ${all}`, columns, palette.mark)
  const rest = cut(`   ${times.join(', ')}`, columns - width(head), palette.mark)
  return palette.strong(head) + (columns - width(head) > 8 ? palette.faint(rest) : '')
}

function stoppingLine(
  stopping: NonNullable<FleetState['stopping']>,
  now: number,
  columns: number,
  palette: Palette,
): string {
  const left = formatClock(Math.max(0, stopping.deadline - now))
  return palette.paint(
    'warning',
    cut(`Stopping (${stopping.signal}): ${left} left to finish; again to kill`, columns, palette.mark),
  )
}

function runningLine(
  { id, at, expected_ms }: Followed,
  now: number,
  names: number,
  columns: number,
  palette: Palette,
): string {
  const clock = formatClock(now - at.since) + (expected_ms === null ? '' : ` of ~${formatClock(expected_ms)}`)
  const name = fit(palette.text(id), names, palette.mark)
  const room = columns - 2 - names - 1
  const tail = room >= clock.length + 12 ? `  ${clock}` : ''
  const waiting = at.progress?.waiting ? palette.text(at.progress.waiting) : ''
  const text = waiting === '' ? doing(at) : `waiting: ${waiting}`
  const middle = pad(cut(text, Math.max(0, room - tail.length), palette.mark), Math.max(0, room - tail.length))
  const icon = palette.paint('running', palette.icon.running)
  return cutPainted(
    icon,
    ` ${name} `,
    waiting === '' ? middle : palette.paint('warning', middle),
    palette.faint(tail),
    columns,
    names,
  )
}

// On a terminal so narrow that not even the name fits, the name is all there is.
function cutPainted(icon: string, name: string, middle: string, tail: string, columns: number, names: number): string {
  if (columns >= names + 4) return icon + name + middle + tail
  return columns < 3 ? icon : icon + cut(name, columns - 1, '')
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
  words.push(counted(pages.fetched, 'page'))
  const rate = pageRate(at)
  if (rate !== null) words.push(`${rate.toFixed(1)}/s`)
  if (progress.phase === 'finishing') words.unshift('finishing')
  return words.join(', ')
}
