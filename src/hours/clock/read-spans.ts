import type { Extent } from '../text/tokens.ts'
import { isMark, means } from './nodes.ts'
import type { Time, TimeNode } from './nodes.ts'
import { candidates, resolveSpan } from './resolve.ts'
import type { Span } from './resolve.ts'

/** A stretch of time or one time, resolved. */
export interface SpanNode extends Extent, Span {
  kind: 'span'
  /** Neither am nor pm was said, and the hours would fit a twelve-hour clock. */
  halfUnknown: boolean
  /** Only a number, without anything that makes it a time. */
  bare: boolean
  /** `900-1700`: also how telephone numbers and years look. */
  run: boolean
  time: Time | null
}

/** What a clause is made of when its times are read. */
export type SpannedNode = SpanNode | Exclude<TimeNode, Time>

/** Joins times to stretches (`8 to 9`, `between 8 and 9`, `for 2 hours from 9`); the others stay single. */
export function readSpans(nodes: readonly TimeNode[]): SpannedNode[] {
  const read: SpannedNode[] = []
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at]!
    const span =
      lastingFrom(nodes, at) ?? (node.kind === 'time' ? (spanAt(nodes, at, node) ?? lastingAt(nodes, at, node)) : null)
    const torn =
      node.kind === 'impossible' &&
      (isMark(nodes[at + 1], '-') || means(nodes[at + 1], 'to')) &&
      nodes[at + 2]?.kind === 'time'
    if (torn) {
      read.push(node)
      at += 3
    } else if (span !== null) {
      const [end, found] = span
      if (found === null) read.push({ kind: 'impossible', from: node.from, to: nodes[end - 1]!.to })
      else read.push(found)
      at = end
    } else {
      read.push(node.kind === 'time' ? pointOf(node, means(nodes[at - 1], 'at')) : node)
      at++
    }
  }
  return read
}

// Between two times that belong together stand a few small words at most.
const REACH = 5

function spanAt(nodes: readonly TimeNode[], at: number, start: Time): [number, SpanNode | null] | null {
  const open = between(nodes, at)
  let joined = false
  for (let next = at + 1; next < nodes.length && next <= at + REACH; next++) {
    const node = nodes[next]!
    if (node.kind === 'time') {
      if (!joined && !(open === 'ahead' || betweenBehind(nodes, next))) return null
      if (!joined && open === null && !betweenBehind(nodes, next)) return null
      return spanOf(nodes, at, next, start, node)
    }
    if (node.kind === 'impossible' && joined) return [next + 1, null]
    if (node.kind === 'part') continue
    if (isMark(node, '-') || means(node, 'to') || means(node, 'since'))
      joined ||= !(means(node, 'and') && open === null)
    else if (
      !(
        means(node, 'at') ||
        means(node, 'from') ||
        means(node, 'fill') ||
        means(node, 'hour') ||
        means(node, 'and') ||
        means(node, 'until') ||
        means(node, 'between')
      )
    )
      return null
  }
  return null
}

function spanOf(
  nodes: readonly TimeNode[],
  at: number,
  next: number,
  start: Time,
  end: Time,
): [number, SpanNode | null] | null {
  if (start.run !== end.run && (start.bare || end.bare)) return null
  // 3 - 4 - 5 is neither two times nor one stretch; 12-12-2024 is a date.
  if (
    start.bare &&
    end.bare &&
    (isMark(nodes[at - 1], '-') || isMark(nodes[next + 1], '-') || isMark(nodes[next + 1], '/'))
  )
    return null
  if (
    start.bare &&
    end.bare &&
    (nodes[at - 1]?.kind === 'time' || isMark(nodes[at - 1], '$') || isMark(nodes[at - 1], '#'))
  )
    return null
  const span = resolveSpan(start, end)
  const place = { from: start.from, to: end.to }
  if (span === null) return [next + 1, null]
  const halfUnknown =
    start.meridiem === null &&
    end.meridiem === null &&
    span.end !== null &&
    span.end <= 720 &&
    !start.padded &&
    span.end > span.start
  const anchored =
    means(nodes[at - 1], 'from') ||
    means(nodes[at - 1], 'at') ||
    means(nodes[at - 1], 'between') ||
    means(nodes[at + 1], 'since')
  return [
    next + 1,
    {
      kind: 'span',
      ...span,
      ...place,
      halfUnknown,
      bare: start.bare && end.bare && !anchored,
      run: start.run && start.bare && end.bare,
      time: null,
    },
  ]
}

function between(nodes: readonly TimeNode[], at: number): 'ahead' | null {
  for (let back = at - 1; back >= 0 && back >= at - 3; back--) {
    if (means(nodes[back], 'between')) return 'ahead'
    if (nodes[back]!.kind !== 'phrase' && nodes[back]!.kind !== 'part') return null
  }
  return null
}

function betweenBehind(nodes: readonly TimeNode[], at: number): boolean {
  const behind =
    means(nodes[at + 1], 'hour') || means(nodes[at + 1], 'fill') || nodes[at + 1]?.kind === 'part' ? at + 2 : at + 1
  return means(nodes[behind], 'between-after') && !means(nodes[at + 1], 'between-after')
    ? true
    : means(nodes[at + 1], 'between-after')
}

/** `from 9 for 2.5 hrs`. */
function lastingAt(nodes: readonly TimeNode[], at: number, start: Time): [number, SpanNode] | null {
  const ahead = isWordFor(nodes[at + 1]) ? at + 2 : -1
  const length = ahead > 0 ? lengthAt(nodes, ahead) : null
  return length === null ? null : [ahead + 2, lasting(start, length, nodes[ahead + 1]!.to)]
}

/** `3 hours from 10 am`. */
function lastingFrom(nodes: readonly TimeNode[], at: number): [number, SpanNode] | null {
  const length = lengthAt(nodes, at)
  const start = nodes[at + 3]
  if (length === null || start?.kind !== 'time' || !means(nodes[at + 2], 'from')) return null
  return [at + 4, { ...lasting(start, length, start.to), from: nodes[at]!.from }]
}

function lengthAt(nodes: readonly TimeNode[], at: number): number | null {
  const node = nodes[at]
  if (!means(nodes[at + 1], 'duration')) return null
  if (node?.kind === 'number') return Math.round(node.value * 60)
  return node?.kind === 'time' && node.bare ? node.minutes : null
}

function lasting(start: Time, length: number, to: number): SpanNode {
  const from = candidates(start)[0]!
  return {
    kind: 'span',
    start: from,
    end: (from + length) % 1440,
    doubt: 10,
    from: start.from,
    to,
    halfUnknown: false,
    bare: false,
    run: false,
    time: null,
  }
}

function isWordFor(node: TimeNode | undefined): boolean {
  return means(node, 'for')
}

function pointOf(time: Time, anchored: boolean): SpanNode {
  const [first = time.minutes] = candidates(time)
  const halfUnknown = time.meridiem === null && !time.padded && time.minutes < 780
  return {
    kind: 'span',
    start: first,
    end: null,
    doubt: time.bare ? 15 : 0,
    from: time.from,
    to: time.to,
    halfUnknown,
    bare: time.bare && !anchored,
    run: time.run && time.bare,
    time,
  }
}
