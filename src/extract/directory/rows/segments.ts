import { isTag, isText, type ChildNode, type Element } from 'domhandler'
import { signatureOf } from './path-groups.ts'

/**
 * Records that have no element of their own: what stands between two headings, rules, terms or bold words of one kind,
 * and the lines or paragraphs that line breaks make. Each with what begins it.
 */
export function segmentsOf(parent: Element): { lead: string; segments: ChildNode[][] }[] {
  const counts = new Map<string, number>()
  let breaks = 0
  let others = 0
  for (const child of parent.children) {
    if (!isTag(child)) continue
    if (child.name === 'br') breaks++
    else others++
    if (LEADS.test(child.name)) {
      const signature = signatureOf(child)
      counts.set(signature, (counts.get(signature) ?? 0) + 1)
    }
  }
  const found: { lead: string; segments: ChildNode[][] }[] = []
  for (const [lead, count] of counts) {
    if (count < 2 || count === others + breaks) continue
    const segments = splitAt(parent.children, (child) => isTag(child) && signatureOf(child) === lead, lead === 'hr')
    found.push({ lead, segments })
    if (found.length >= MOST_LEADS) break
  }
  if (breaks >= 2) {
    found.push({ lead: 'br', segments: splitAt(parent.children, (child) => isTag(child) && child.name === 'br', true) })
    found.push({ lead: 'br br', segments: paragraphs(parent.children) })
  }
  return found
}

const LEADS = /^(?:h[1-6]|dt|hr|p|div|b|strong|a|span|em|i|u|tr|table|section)$/
const MOST_LEADS = 6

function splitAt(nodes: readonly ChildNode[], begins: (node: ChildNode) => boolean, drops: boolean): ChildNode[][] {
  const segments: ChildNode[][] = []
  let open: ChildNode[] | null = drops ? [] : null
  for (const node of nodes) {
    if (begins(node)) {
      if (open !== null) segments.push(open)
      open = drops ? [] : [node]
    } else open?.push(node)
  }
  if (open !== null) segments.push(open)
  return segments.filter(isFilled)
}

function paragraphs(nodes: readonly ChildNode[]): ChildNode[][] {
  const segments: ChildNode[][] = [[]]
  let breaks = 0
  for (const node of nodes) {
    if (isTag(node) && node.name === 'br') breaks++
    else if (!(isText(node) && node.data.trim() === '')) breaks = 0
    if (breaks === 2) segments.push([])
    else segments.at(-1)!.push(node)
  }
  return segments.filter(isFilled)
}

function isFilled(nodes: readonly ChildNode[]): boolean {
  return nodes.some((node) => (isText(node) ? node.data.trim() !== '' : isTag(node) && node.name !== 'br'))
}
