import { formatClock } from '../vocabulary/time/duration.ts'
import type { FleetEvent } from '../vocabulary/run/event.ts'
import { endedLineWriter, namedBy } from './ended-line.ts'
import { emptyState, follow, type FleetState } from './fleet-state.ts'
import { openGroups } from './open-groups.ts'
import type { ScraperRow } from '../vocabulary/run/summary.ts'
import { localClock } from '../vocabulary/time/local-time.ts'
import { summaryLines, type Layout } from './screens/summary-table.ts'
import { timeLeft } from './live/time-left.ts'
import type { FullViewOptions, View } from './view.ts'
import {
  groupEndedMessage,
  groupsLeftMessage,
  groupStartedMessage,
  haltedMessage,
  noteMessage,
  retryingMessage,
  slotsMessage,
  startedMessage,
  stoppingMessage,
} from './messages.ts'

/** A log that stays silent longer looks like one that hangs, and some CI services end it then. */
const HEARTBEAT_MS = 30_000

/** The view without a terminal: one plain line for whatever happens, and one now and then when nothing does. */
export function createLineView({ out, palette, cwd, table, now }: FullViewOptions): View {
  const state = emptyState()
  // Only a terminal cuts; in front of each row stands the clock.
  const layout = (before: number): Layout => {
    const columns = out.isTTY === true && out.columns ? Math.max(1, out.columns - before) : undefined
    return { palette, columns, cwd }
  }
  let writeEnded = endedLineWriter([])
  let heartbeat: NodeJS.Timeout | undefined
  let over = false

  const print = (text: string): void => {
    if (over || out.destroyed) return
    out.write(`${text}\n`)
    clearTimeout(heartbeat)
    heartbeat = setTimeout(() => say(heartbeatLine(state, now())), HEARTBEAT_MS).unref()
  }
  const say = (text: string): void => print(`${localClock(new Date(now()))} ${text}`)
  const detach = (): void => {
    over = true
    clearTimeout(heartbeat)
  }
  out.on('error', detach)

  /** Said once, as the last scraper that is in no group ends. */
  const waitForGroups = ({ group }: ScraperRow): void => {
    if (group !== null || state.aloneLeft > 0) return
    const left = openGroups(state)
    if (left.length > 0) say(palette.text(groupsLeftMessage(left)))
  }

  const handle = (event: FleetEvent): void => {
    if (over) return
    follow(state, event, now())
    switch (event.type) {
      case 'run_started':
        writeEnded = endedLineWriter(event.queue.map(({ id }) => namedBy(id)))
        return say(palette.text(startedMessage(event)))
      case 'scraper_started':
        return say(`started ${palette.text(event.id)}${event.attempt > 1 ? ` (attempt ${event.attempt})` : ''}`)
      case 'scraper_ended':
        say(writeEnded(event.row, layout(9)))
        return waitForGroups(event.row)
      case 'group_started':
        return say(palette.text(groupStartedMessage(event)))
      case 'group_ended':
        return say(
          palette.paint(event.ended.failed > 0 ? 'warning' : 'success', palette.text(groupEndedMessage(event))),
        )
      case 'stopping':
        return say(palette.paint('warning', palette.text(stoppingMessage(event))))
      case 'retrying':
        return say(palette.text(retryingMessage(event)))
      case 'slots_changed':
        return say(palette.text(slotsMessage(event)))
      case 'halted':
        return say(palette.paint('warning', palette.text(haltedMessage(event))))
      case 'note':
        return say(palette.text(noteMessage(event)))
      case 'log':
        return print(palette.faint(`  ${palette.text(event.line)}`))
      case 'run_ended':
        if (table) for (const line of summaryLines(event.summary, layout(0))) print(line)
        return detach()
      case 'scraper_progress':
    }
  }
  return { handle, close: detach, detach }
}

/** 12 done, 1 failed, 5 running, 30 queued of 48, 02:13; longest: tonga/matangi 01:50. */
function heartbeatLine(state: FleetState, now: number): string {
  const { all, queued, running, ended } = state.counted
  const words = [
    `${ended.success + ended.warning} done`,
    `${ended.failed} failed`,
    `${running} running`,
    `${queued} queued`,
  ]
  const left = timeLeft(state, now)
  const since = `${formatClock(now - state.started)}${left ? `, about ${formatClock(left.ms)} left` : ''}`
  let longest = ''
  let longestMs = -1
  for (const { id, at } of state.running) {
    if (at.phase === 'running' && now - at.since > longestMs) [longest, longestMs] = [id, now - at.since]
  }
  return `${words.join(', ')} of ${all}, ${since}${longest === '' ? '' : `; longest: ${longest} ${formatClock(longestMs)}`}`
}
