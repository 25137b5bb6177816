import { isTag, isText, type ChildNode, type Element, type ParentNode } from 'domhandler'
import { collapseWhitespace } from '../collapse-whitespace.ts'

/** A paragraph, heading, list item or other run of text that nothing but inline elements parts. */
export interface TextBlock {
  text: string
  /** Characters of it that are links. */
  linked: number
  /** The innermost element that is no inline one. */
  element: Element
}

/** The blocks of text below `root` in document order, without what is in elements that `isLeftOut` names. Linear. */
export function textBlocks(root: ParentNode, isLeftOut: (element: Element) => boolean): TextBlock[] {
  const blocks: TextBlock[] = []
  let pieces: string[] = []
  let linked = 0
  let links = 0
  let breaks = 0
  const open: Element[] = []
  const flush = (): void => {
    if (pieces.length === 0) return
    const text = collapseWhitespace(pieces.join(''))
    const element = open.at(-1)
    if (text !== '' && element !== undefined) blocks.push({ text, linked: Math.min(linked, text.length), element })
    pieces = []
    linked = 0
    breaks = 0
  }
  const enter = (element: Element): void => {
    if (element.name === 'a') links++
    if (INLINE.has(element.name)) return
    flush()
    open.push(element)
  }
  const leave = (element: Element): void => {
    if (element.name === 'a') links--
    if (INLINE.has(element.name)) return
    flush()
    open.pop()
  }
  let node: ChildNode | null = root.children[0] ?? null
  while (node !== null) {
    if (isText(node)) {
      const { data } = node
      if (data.trim() !== '') {
        breaks = 0
        if (links > 0) linked += data.trim().length
      }
      pieces.push(data)
    } else if (isTag(node)) {
      if (node.name === 'br') {
        if (++breaks === 2) flush()
        else pieces.push(' ')
      } else if (!isLeftOut(node)) {
        enter(node)
        if (node.children.length > 0) {
          node = node.children[0]!
          continue
        }
        leave(node)
      } else if (!INLINE.has(node.name)) flush()
    }
    while (node !== null && node.next === null) {
      const parent: ParentNode | null = node.parent
      if (parent !== null && parent !== root && isTag(parent)) leave(parent)
      node = parent === null || parent === root ? null : (parent as ChildNode)
    }
    node = node?.next ?? null
  }
  flush()
  return blocks
}

const INLINE = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt rtc ruby s samp small span strike strong sub sup
  time tt u var wbr img button svg script style noscript`.split(/\s+/),
)
