import { isMark, means } from './clock/nodes.ts'
import type { PartOfDay } from './clock/nodes.ts'
import type { SpanNode } from './clock/read-spans.ts'
import type { ClauseNode } from './days/read-selectors.ts'
import type { DaySelector } from './days/selector.ts'

/** Days with the times that belong to them. Without days: times of which the clause does not say when. */
export interface Binding {
  days: DaySelector | null
  spans: SpanNode[]
  /** Parts of the day where no time stands. */
  parts: PartOfDay[]
  closed: boolean
}

/**
 * Which times belong to which days in one clause. Days before times by default; the other way where the clause begins
 * with a time and ends with days (`9-5 Monday to Friday`). Days in brackets behind a time refine that time.
 */
export function bindClause(nodes: readonly ClauseNode[]): Binding[] {
  const order = nodes.filter((node) => node.kind === 'days' || node.kind === 'span').map(({ kind }) => kind)
  const timesFirst = order[0] === 'span' && order.at(-1) === 'days'
  const bindings: Binding[] = []
  let open: Binding = empty()
  const close = (): void => {
    if (open.days !== null || open.spans.length > 0 || open.parts.length > 0) bindings.push(open)
    open = empty()
  }
  for (const [at, node] of nodes.entries()) {
    if (node.kind === 'days') {
      const bracketed = isMark(nodes[at - 1], '(') && isMark(nodes[at + 1], ')')
      if (bracketed && open.spans.length > 0) {
        open.days = node
        continue
      }
      if (!timesFirst && (open.days !== null || open.spans.length > 0)) close()
      if (timesFirst && open.days !== null) close()
      open.days = node
    } else if (node.kind === 'span') {
      if (timesFirst && open.days !== null) close()
      open.spans.push(node)
    } else if (node.kind === 'part') open.parts.push(node)
    else if (means(node, 'allday')) open.spans.push(wholeDay(node))
    else if (means(node, 'closed')) {
      const ahead = nodes.slice(at + 1, at + 3).some(({ kind }) => kind === 'days') && nodes[at - 1]?.kind !== 'days'
      if (ahead) close()
      if (open.spans.length === 0) open.closed = true
    }
  }
  close()
  return bindings
}

function empty(): Binding {
  return { days: null, spans: [], parts: [], closed: false }
}

function wholeDay({ from, to }: ClauseNode): SpanNode {
  return {
    kind: 'span',
    start: 0,
    end: 1440,
    doubt: 0,
    from,
    to,
    halfUnknown: false,
    bare: false,
    run: false,
    time: null,
  }
}
