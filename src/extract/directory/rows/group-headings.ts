import { isTag, type Element, type ParentNode } from 'domhandler'
import { textOf } from '../../tree/text.ts'
import { mayBeDate } from '../fields/signals.ts'
import type { Candidate } from './candidate.ts'

/** For each row the nearest text above it that names a day, outside of all rows: many lists go by date. */
export function groupHeadings({ rows }: Candidate, elements: readonly Element[]): string[] {
  const inRow = new Map<ParentNode, number>()
  for (const [n, { nodes }] of rows.entries()) {
    for (const node of nodes) if (isTag(node) && !inRow.has(node)) inRow.set(node, n)
  }
  const headings: string[] = Array.from({ length: rows.length }, () => '')
  const inside = new Set<ParentNode>()
  let heading = ''
  for (const element of elements) {
    const row = inRow.get(element)
    if (row !== undefined) {
      headings[row] = heading
      inside.add(element)
    } else if (element.parent !== null && inside.has(element.parent)) inside.add(element)
    else if (HEADS.test(element.name) || isBold(element)) {
      const text = textOf(element)
      if (text.length <= LONGEST && mayBeDate(text)) heading = text
      else if (/^h[1-4]$/.test(element.name) && text !== '') heading = ''
    }
  }
  return headings
}

const LONGEST = 80
const HEADS = /^(?:h[1-6]|caption|legend|dt|summary|th)$/

/** A paragraph, a cell or a division of one short text is a heading by its looks. */
function isBold({ name, children }: Element): boolean {
  if (!/^(?:p|div|td|li|strong|b|span)$/.test(name) || children.length > 3) return false
  return children.every((child) => !isTag(child) || /^(?:strong|b|u|em|i|font|span|a|time)$/.test(child.name))
}
