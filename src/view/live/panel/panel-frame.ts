import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { cut } from '../../cell.ts'
import { failedLines, type FailedScraper } from '../../failed-line.ts'
import type { FleetState, Follow } from '../../fleet-state.ts'
import { openGroups } from '../../open-groups.ts'
import type { Palette } from '../../palette.ts'
import type { Size } from '../frame.ts'
import { headLine, stoppingLine } from '../head-lines.ts'
import { runningLines, type RunningScraper } from '../running-line.ts'
import { type Panel, selectable } from './panel.ts'

/** Reads the last lines of a log; none where it cannot be read. */
export type ReadLog = (path: string, lines: number) => string[]

/**
 * The moving part of the live view after a key was pressed: a list with a selection, a log, or the keys. Never more
 * lines than `rows` and never a line that reaches the last column. `said`: what became of the last request.
 */
export function panelFrame(
  panel: Panel,
  state: FleetState,
  { size, now, palette, readLog, said }: { size: Size; now: number; palette: Palette; readLog: ReadLog; said: string },
): string[] {
  const columns = Math.max(1, size.columns - 1)
  const head = [headLine(state, now, columns, palette)]
  if (state.stopping) head.push(stoppingLine(state.stopping, now, columns, palette))
  const hint = palette.faint(cut(palette.text(said === '' ? hintOf(panel, palette) : said), columns, palette.mark))
  const room = size.rows - 1 - head.length - 1
  if (room < 1) return [...head, hint].slice(0, Math.max(1, size.rows))
  const body = bodyOf(panel, state, { room, columns, now, palette, readLog })
  return [...head, ...body, hint]
}

interface Canvas {
  room: number
  columns: number
  now: number
  palette: Palette
  readLog: ReadLog
}

function bodyOf(panel: Panel, state: FleetState, canvas: Canvas): string[] {
  const { room, columns, palette } = canvas
  switch (panel.show) {
    case 'help':
      return KEYS.slice(0, room).map(([key, what]) =>
        cut(`  ${keyName(key, palette).padEnd(12)}${what}`, columns, palette.mark),
      )
    case 'log':
      return logLines(panel, state, canvas)
    case 'confirm':
    case 'fleet':
    case 'failures':
      return listLines(panel, state, canvas)
  }
}

function listLines(panel: Panel, state: FleetState, { room, columns, now, palette }: Canvas): string[] {
  const all = selectable(
    state,
    panel.show === 'confirm' ? panel.from : panel.show === 'failures' ? 'failures' : 'fleet',
  )
  if (all.length === 0) {
    return [
      palette.faint(cut(panel.show === 'failures' ? '  nothing has failed' : '  nothing runs', columns, palette.mark)),
    ]
  }
  const at = Math.max(
    0,
    all.findIndex(({ id }) => id === panel.selected),
  )
  // The selection stays in the middle, as far as the ends of the list let it.
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), all.length - room))
  const shown = all.slice(first, first + room)
  const isRunning = (one: Follow): one is RunningScraper => one.at.phase === 'running'
  const hasFailed = (one: Follow): one is FailedScraper => one.at.phase === 'ended'
  const groups = new Map(openGroups(state).map((group) => [group.name, group]))
  const lines = [
    ...runningLines(shown.filter(isRunning), now, Math.max(1, columns - 2), palette, { groups, own: false }),
    ...failedLines(shown.filter(hasFailed), Math.max(1, columns - 2), palette),
  ]
  const mark = palette.ascii ? '*' : '\u203a'
  return lines.map((line, i) => (shown[i]?.id === panel.selected ? `${palette.strong(mark)} ${line}` : `  ${line}`))
}

function logLines(panel: Panel, state: FleetState, { room, columns, palette, readLog }: Canvas): string[] {
  const log = panel.selected === null ? null : (state.scrapers.get(panel.selected)?.log ?? null)
  const title = palette.strong(cut(palette.text(panel.selected ?? ''), columns, palette.mark))
  if (log === null) return [title, palette.faint('  it has no log yet')].slice(0, room)
  const most = Math.max(0, room - 1)
  const tail = readLog(log, most + panel.back)
  const shown = tail.slice(0, Math.max(most, tail.length - panel.back)).slice(-most)
  return [title, ...(most === 0 ? [] : shown.map((line) => cut(palette.text(plainText(line)), columns, palette.mark)))]
}

function hintOf(panel: Panel, palette: Palette): string {
  const arrows = keyName('arrows', palette)
  switch (panel.show) {
    case 'help':
      return 'any key: back'
    case 'log':
      return `${arrows} scroll, q back`
    case 'confirm':
      return `Stop ${panel.selected ?? ''}? It finishes its page. y stops it, any other key does not`
    case 'fleet':
    case 'failures':
      return `${arrows} select, enter log, p pause, s stop, f ${panel.show === 'failures' ? 'all' : 'failures'}, ? keys, q back`
  }
}

/** The keys of the live view, each with what it does. */
const KEYS: readonly [key: string, what: string][] = [
  ['arrows', 'select a scraper; in a log: scroll'],
  ['enter', 'show the log of the selected one'],
  ['p', 'pause it, or let it go on'],
  ['s', 'stop it: it finishes its page first'],
  ['f', 'only what failed, or everything again'],
  ['+ -', 'one slot more, or fewer'],
  ['q, escape', 'back'],
  ['Ctrl-C', 'stop the run: scrapers finish their page'],
  ['Ctrl-Z', 'put this program aside; fg brings it back'],
]

function keyName(key: string, palette: Palette): string {
  return key === 'arrows' && !palette.ascii ? '\u2191 \u2193' : key
}
