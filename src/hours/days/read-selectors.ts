import { isMark, means } from '../clock/nodes.ts'
import type { SpannedNode } from '../clock/read-spans.ts'
import type { DaySelector } from './selector.ts'

/** What a clause is made of when its days are read, too. */
export type ClauseNode = SpannedNode | DaySelector

/**
 * Joins the days of a clause: ranges, lists, ordinals ("1st and 3rd Saturday"), "every", "daily except Tuesday".
 * @param loose single letters may be days
 */
export function readSelectors(nodes: readonly SpannedNode[], loose: boolean): ClauseNode[] {
  const read: ClauseNode[] = []
  for (let at = 0; at < nodes.length;) {
    const run = runAt(nodes, at, loose)
    read.push(run?.[1] ?? nodes[at]!)
    at = run?.[0] ?? at + 1
  }
  return read
}

const ALL = [1, 2, 3, 4, 5, 6, 7]
// No list of days has more words and marks; a hostile text must not be looked at again and again.
const LONGEST_LIST = 60

function runAt(nodes: readonly SpannedNode[], from: number, loose: boolean): [number, DaySelector] | null {
  const selector: DaySelector = {
    kind: 'days',
    days: [],
    nth: [],
    interval: 1,
    recurring: false,
    except: false,
    holidays: false,
    part: null,
    note: null,
    from: nodes[from]!.from,
    to: nodes[from]!.to,
  }
  let [at, end, taking, last] = [from, from, true, 0]
  for (; at < nodes.length && at < from + LONGEST_LIST; at++) {
    const node = nodes[at]!
    const days = daysOf(nodes, at, loose)
    if (days !== null) {
      const ranged = taking && last > 0 && days.length === 1 && joinsRange(nodes, at)
      const named = ranged ? rangeOf(last, days[0]!) : days
      selector.days = taking ? [...selector.days, ...named] : selector.days.filter((day) => !named.includes(day))
      selector.recurring ||= days.length > 1 || isPlural(node)
      last = days.length === 1 ? days[0]! : 0
    } else if (means(node, 'holiday')) {
      if (!taking) selector.note = 'except holidays'
      else selector.holidays = true
    } else if (node.kind === 'part' && (node.plural || means(nodes[at - 1], 'every')) && selector.days.length === 0) {
      selector.days.push(...ALL)
      selector.recurring = true
      if (!means(nodes[at - 1], 'every')) selector.part = node
    } else if (means(node, 'except') && selector.days.length > 0 && exceptsDay(nodes, at, loose)) {
      ;[taking, last] = [false, 0]
      selector.except = true
      continue
    } else if (means(node, 'biweekly') && (selector.days.length > 0 || daysAhead(nodes, at, loose)))
      selector.interval = 2
    else if (
      nthOf(node) !== 0 &&
      // The Polish for "and" is also a Roman one: behind a day it joins.
      !(means(node, 'and') && selector.nth.length === 0 && isDay(nodes[at - 1])) &&
      (daysAhead(nodes, at, loose) || (selector.nth.length > 0 && selector.days.length === 0))
    ) {
      if (selector.days.length > 0) break
      selector.nth.push(nthOf(node))
    } else if (means(node, 'every') || means(node, 'all')) {
      if (selector.days.length > 0 && !daysAhead(nodes, at, loose)) break
      if (!daysAhead(nodes, at, loose) && nodes[at + 1]?.kind !== 'part') break
      selector.recurring = true
      continue
    } else if (isGlue(node) && at > from && (daysAhead(nodes, at, loose) || exceptsDay(nodes, at + 1, loose))) continue
    else break
    end = at + 1
    selector.to = node.to
  }
  if (selector.days.length === 0 && !selector.holidays) return null
  selector.days = [...new Set(selector.days)].toSorted((a, b) => a - b)
  selector.nth = [...new Set(selector.nth)]
  return [end, selector]
}

function daysOf(nodes: readonly SpannedNode[], at: number, loose: boolean): number[] | null {
  const node = nodes[at]
  if (node?.kind !== 'phrase') return null
  if (node.means.includes('all')) return isDay(nodes[at + 1]) ? null : ALL
  if (node.means.includes('weekdays')) return ALL.slice(0, 5)
  if (node.means.includes('weekend')) return [6, 7]
  // In Iberian languages "second", "third" ... are days as well: an ordinal before a day is none.
  if (nthOf(node) !== 0 && isDay(nodes[at + 1])) return null
  for (const meaning of node.means) {
    if (/^[ds][1-7]$/.test(meaning)) return [Number(meaning[1])]
    if (/^w[1-7]$/.test(meaning) && (loose ? looksLikeDay(nodes, at) : standsAsDay(nodes, at)))
      return [Number(meaning[1])]
  }
  return null
}

/** A single letter is a day before a time or beside a dash, a comma or another such letter. */
function looksLikeDay(nodes: readonly SpannedNode[], at: number): boolean {
  const [before, next] = [nodes[at - 1], nodes[at + 1]]
  if (before?.kind === 'number' || before?.kind === 'span') return false
  return next === undefined || next.kind === 'span' || next.kind === 'mark' || next.kind === 'phrase'
}

/** Among other words a single letter is a day only at the beginning of a part, before a time or a range of days. */
function standsAsDay(nodes: readonly SpannedNode[], at: number): boolean {
  const [before, node, next] = [nodes[at - 1], nodes[at]!, nodes[at + 1]]
  if (node.to - node.from > 1 || (before !== undefined && before.kind !== 'mark' && !means(before, 'fill')))
    return false
  return (
    next?.kind === 'span' ||
    (isMark(next, '-') && (isDay(nodes[at + 2]) || isLetterDay(nodes[at + 2])) && nodes[at + 3]?.kind === 'span')
  )
}

function isPlural(node: SpannedNode): boolean {
  return node.kind === 'phrase' && node.means.some((meaning) => /^s[1-7]$/.test(meaning))
}

function nthOf(node: SpannedNode | undefined): number {
  if (node?.kind !== 'phrase') return 0
  const ordinal = node.means.find((meaning) => /^n[1-5]$/.test(meaning))
  return ordinal !== undefined ? Number(ordinal[1]) : node.means.includes('last') ? -1 : 0
}

function daysAhead(nodes: readonly SpannedNode[], at: number, loose: boolean): boolean {
  for (let next = at + 1; next < nodes.length && next <= at + 5; next++) {
    if (daysOf(nodes, next, loose) !== null || means(nodes[next], 'holiday')) return true
    if (nodes[next]!.kind === 'part' && means(nodes[next - 1], 'every')) return true
    if (!isGlue(nodes[next]!) && nthOf(nodes[next]) === 0 && !means(nodes[next], 'every')) return false
  }
  return false
}

function exceptsDay(nodes: readonly SpannedNode[], at: number, loose: boolean): boolean {
  return means(nodes[at], 'except') && daysAhead(nodes, at, loose)
}

/** Small words and marks inside a list or range of days; no line end and no full stop. */
function isGlue(node: SpannedNode): boolean {
  if (node.kind === 'mark') return ',-/+&.('.includes(node.mark)
  return (
    node.kind === 'phrase' &&
    ['to', 'and', 'fill', 'from', 'until', 'since', 'at', 'last'].some((meaning) => node.means.includes(meaning))
  )
}

function joinsRange(nodes: readonly SpannedNode[], at: number): boolean {
  for (let back = at - 1; back >= 0 && isGlue(nodes[back]!); back--) {
    if (
      isMark(nodes[back], '-') ||
      (means(nodes[back], 'to') && !means(nodes[back], 'and')) ||
      means(nodes[back], 'since')
    )
      return true
  }
  return false
}

function rangeOf(from: number, to: number): number[] {
  const days = [from]
  for (let day = from; day !== to;) days.push((day = (day % 7) + 1))
  return days
}

/** The name of one day of the week, whatever else it may mean. */
function isDay(node: SpannedNode | undefined): boolean {
  return node?.kind === 'phrase' && node.means.some((meaning) => /^[ds][1-7]$/.test(meaning))
}

function isLetterDay(node: SpannedNode | undefined): boolean {
  return node?.kind === 'phrase' && node.means.some((meaning) => /^w[1-7]$/.test(meaning))
}
