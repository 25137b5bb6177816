import { formatClock } from '../../vocabulary/time/duration.ts'
import type { PlanReport } from '../../vocabulary/run/plan.ts'
import { cut, pad, width } from '../cell.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { groupCounts } from '../group-counts.ts'
import type { Layout } from './summary-table.ts'

/** What would run a scraper, given as country/source, on its own. */
export type RunCommand = (id: string) => string

type Unit = PlanReport['order'][number]

/** The plan for a person: what would start, in which order and why, what cannot, and how long it would take. */
export function planLines(plan: PlanReport, { palette, columns, command }: Layout & { command: RunCommand }): string[] {
  const line = columns || Infinity
  const text = (words: string): string => cut(palette.text(words), line, palette.mark)
  return [
    palette.strong(text(heading(plan))),
    ...singles(plan, command).map(text),
    ...groups(plan, command).map(text),
    ...notDue(plan).map(text),
    ...invalid(plan).map((words) => palette.paint('failed', text(words))),
    '',
    text(expectation(plan)),
    palette.strong('[DRY RUN] nothing was started, nothing was written'),
  ]
}

function heading({ singles: single, groups: several, invalid: broken, not_due, max_parallel }: PlanReport): string {
  const members = several.reduce((sum, group) => sum + group.members.length, 0)
  const all = single.length + members + broken.length + not_due.length
  const parts = [
    `${single.length} single-country`,
    ...groupCounts(several.map((group) => group.members.map(({ country }) => country))),
  ]
  if (not_due.length > 0) parts.push(`${not_due.length} not due`)
  if (broken.length > 0) parts.push(`${broken.length} invalid`)
  return `${counted(all, 'configuration')}: ${parts.join(', ')}; up to ${max_parallel} at once`
}

function singles(plan: PlanReport, command: RunCommand): string[] {
  const configs = new Map(plan.singles.map(({ country, source, config }) => [`${country}/${source}`, config]))
  const units = positions(plan, 'single')
  if (units.length === 0) return []
  const names = widest(units.map(({ unit }) => unit))
  const times = widest(units.map(usual))
  const lines = units.flatMap((one) => [
    `${place(one)}  ${pad(one.unit, names)}${pad(usual(one), times)}  ${configs.get(one.unit) ?? ''}`,
    `       would run: ${command(one.unit)}`,
  ])
  return ['', 'Single-country scrapers, side by side (with their place in the order of starts):', ...lines]
}

function groups(plan: PlanReport, command: RunCommand): string[] {
  const members = new Map(plan.groups.map((group) => [group.name, group]))
  const units = positions(plan, 'group')
  if (units.length === 0) return []
  const lines = units.flatMap((one) => {
    const group = members.get(one.unit)
    const why = group ? ` (${group.reason})` : ''
    const inOrder = (group?.members ?? []).flatMap(({ country, source }, i) => [
      `${String(i + 1).padStart(10)}. ${country}/${source}`,
      `            would run: ${command(`${country}/${source}`)}`,
    ])
    return [`${place(one)}  ${one.unit}${why}, ${counted(one.scrapers, 'scraper')}${usual(one)}`, ...inOrder]
  })
  return ['', 'Groups, one member after the other:', ...lines]
}

function notDue(plan: PlanReport): string[] {
  if (plan.not_due.length === 0) return []
  return ['', 'Not due:', ...plan.not_due.map(({ country, source, detail }) => `  ${country}/${source}: ${detail}`)]
}

function invalid(plan: PlanReport): string[] {
  if (plan.invalid.length === 0) return []
  const lines = plan.invalid.map(({ file, line, column, message }) => `  ${file}:${line}:${column}: ${message}`)
  return ['', 'Invalid, would be reported as failed:', ...lines]
}

function expectation({ expected_seconds, bounded_by }: PlanReport): string {
  if (expected_seconds === null) return 'Expected time: not known before a first run'
  return `Expected time: about ${formatClock(expected_seconds * 1000)}, bounded by ${bounded_by}`
}

/** Units of a kind with their place in the order of starts, from 1. */
function positions(plan: PlanReport, kind: Unit['kind']): (Unit & { position: number })[] {
  return plan.order.flatMap((unit, i) => (unit.kind === kind ? [{ ...unit, position: i + 1 }] : []))
}

function place({ position }: { position: number }): string {
  return String(position).padStart(5)
}

function widest(texts: string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0)
}

function usual({ expected_seconds }: Unit): string {
  return expected_seconds === null ? '' : `  ~${formatClock(expected_seconds * 1000)}`
}
