import { formatClock } from '../../vocabulary/time/duration.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { documentProgress, PAUSED } from '../../vocabulary/run/progress.ts'
import { cut, fit, width } from '../cell.ts'
import { pageRate, type Follow, type Running } from '../fleet-state.ts'
import type { GroupCounts } from '../fleet-state.ts'
import type { Palette } from '../palette.ts'

export type RunningScraper = Follow & { at: Running }

/** What each of these scrapers does, in columns that stand below each other. No line is wider than `columns`. */
export function runningLines(
  shown: RunningScraper[],
  now: number,
  columns: number,
  palette: Palette,
  level: GroupLevel = { groups: new Map(), own: false },
): string[] {
  const shared = shares(shown, now, columns, palette)
  return shown.flatMap((follow) => {
    const group = follow.group === null ? undefined : level.groups.get(follow.group)
    if (group === undefined) return [runningLine(follow, now, shared, columns, palette)]
    const where = whereInGroup(group)
    if (!level.own) return [runningLine(follow, now, shared, columns, palette, `${where}: `)]
    const failed = group.failed > 0 ? `, ${group.failed} failed` : ''
    const head = palette.faint(cut(`  ${palette.text(`${where}${failed}`)}`, columns, palette.mark))
    return [head, runningLine(follow, now, shared, columns, palette)]
  })
}

/** The groups whose members run, and whether each has a line of its own above the one that runs. */
export interface GroupLevel {
  groups: ReadonlyMap<string, GroupCounts>
  own: boolean
}

/** abc_au 3 of 7: the third of its members is the one that runs. */
function whereInGroup({ name, members, ended }: GroupCounts): string {
  return `${name} ${ended + 1} of ${members}`
}

/** Columns of the running scrapers, the same for all of a frame. */
interface Shares {
  name: number
  text: number
  /** 0 where there is no room for clocks. */
  clock: number
}

function shares(shown: RunningScraper[], now: number, columns: number, palette: Palette): Shares {
  const most = (lengths: number[]): number => lengths.reduce((a, b) => Math.max(a, b), 0)
  const name = Math.min(most(shown.map(({ id }) => width(palette.text(id)))), Math.max(10, Math.floor(columns * 0.45)))
  const room = Math.max(0, columns - 2 - name - 1)
  const clock = most(shown.map((follow) => clockOf(follow, now).length))
  const withClock = room - 2 - clock >= LEAST_TEXT
  return { name, text: withClock ? room - 2 - clock : room, clock: withClock ? clock : 0 }
}

/** With less room than this for what a scraper does, its clock is omitted. */
const LEAST_TEXT = 12

function runningLine(
  follow: RunningScraper,
  now: number,
  { name, text, clock }: Shares,
  columns: number,
  palette: Palette,
  where = '',
): string {
  const { id, at } = follow
  // On a terminal so narrow that the name does not fit, it is all there is.
  if (columns < name + 3) return cut(`${palette.icon.running} ${palette.text(id)}`, columns, '')
  const waiting = palette.text(at.progress?.waiting ?? '')
  const waits = waiting === PAUSED ? `${PAUSED}: ${doing(at)}` : `waiting: ${waiting}`
  const said = fit(palette.text(where) + (waiting === '' ? doing(at) : waits), text, palette.mark)
  const time = clock === 0 ? '' : palette.faint(`  ${clockOf(follow, now).padStart(clock)}`)
  const head = `${palette.paint('running', palette.icon.running)} ${fit(palette.text(id), name, palette.mark)} `
  return `${head}${waiting === '' ? said : palette.paint('warning', said)}${time}`
}

function clockOf({ at, expected_ms }: RunningScraper, now: number): string {
  return formatClock(now - at.since) + (expected_ms === null ? '' : ` of ~${formatClock(expected_ms)}`)
}

function doing(at: Running): string {
  const { progress } = at
  if (progress === null || progress.phase === 'starting') return 'starting'
  const { pages, records } = progress
  const words: string[] = []
  if (progress.phase === 'documents' && progress.documents !== undefined)
    words.push(documentProgress(progress.documents))
  if (progress.phase === 'schedules' && progress.schedules !== undefined) {
    const { sites, found } = progress.schedules
    words.push(`${counted(sites, 'site')} visited, times for ${counted(found, 'record')}`)
  }
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
