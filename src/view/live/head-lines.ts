import { formatClock } from '../../vocabulary/time/duration.ts'
import { cut, width } from '../cell.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { pageRate, type FleetState } from '../fleet-state.ts'
import type { Palette } from '../palette.ts'
import { timeLeft } from './time-left.ts'

/** 12 done, 1 failed, 16 running, 71 queued of 100   01:02, about 04:10 left. */
export function headLine(state: FleetState, now: number, columns: number, palette: Palette): string {
  const { all, queued, running, ended } = state.counted
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

/** 12 of 40 countries done, 1893 pages, 31.5/s: how the run as a whole gets on. */
export function fleetLine(state: FleetState, columns: number, palette: Palette): string {
  const open = [...state.countries.values()].filter((left) => left > 0).length
  const all = state.countries.size
  const rate = pageRate(state)
  const words = [`${all - open} of ${counted(all, 'country', 'countries')} done`, counted(state.pages, 'page')]
  if (rate !== null) words.push(`${rate.toFixed(1)}/s`)
  return palette.faint(cut(words.join(', '), columns, palette.mark))
}

/** How long running scrapers still have to finish their page. */
export function stoppingLine(
  stopping: NonNullable<FleetState['stopping']>,
  now: number,
  columns: number,
  palette: Palette,
): string {
  const left = formatClock(Math.max(0, stopping.deadline - now))
  const text = `Stopping (${stopping.signal}): ${left} left to finish the page; a second signal kills`
  return palette.paint('warning', cut(text, columns, palette.mark))
}
