import { isTag, isText, type ChildNode, type Element } from 'domhandler'
import { collapseWhitespace } from '../../collapse-whitespace.ts'
import { textOf } from '../../tree/text.ts'

/** A run of text in a row that readers see as one. */
export interface Piece {
  text: string
  /** Where it stands in its row, as rows of one kind have it: names and classes of the elements around it. */
  slot: string
  /** The link around it, if any. */
  link: Element | null
  /** Classes, `itemprop` and the like of the elements around it, lower case. */
  words: string
  emphasis: 'heading' | 'strong' | 'none'
  /** Of the lines of the row, from 0. */
  line: number
  /** Header of its column, or what the element says of itself (`data-label`). */
  label: string | null
}

/** Labels of cells, by the cell. */
export type CellLabels = ReadonlyMap<ChildNode, string>

/** The pieces of text of a row, in their order, in time proportional to its size; what is skipped is not there. */
export function rowPieces(
  nodes: readonly ChildNode[],
  labels: CellLabels | null = null,
  isSkipped: (element: Element) => boolean = () => false,
): Piece[] {
  const pieces: Piece[] = []
  let line = 0
  let isNewLine = true
  let last: Around | null = null
  let isApart = false
  const breakLine = (): void => {
    if (!isNewLine) line++
    isNewLine = true
    last = null
  }
  const add = (data: string, around: Around): void => {
    const text = collapseWhitespace(data)
    if (text === '') {
      isApart ||= data !== ''
      return
    }
    const before = isNewLine ? undefined : pieces.at(-1)
    const touches = !isApart && !/^\s/.test(data)
    isApart = /\s$/.test(data)
    if (
      before !== undefined &&
      (last === around ||
        isOneText(before.text, text, touches && last?.link === around.link && last.words === around.words))
    ) {
      before.text += touches ? text : ` ${text}`
      return
    }
    isNewLine = false
    last = around
    const { slot, link, words, emphasis, label } = around
    pieces.push({ text, slot, link, words, emphasis, label, line })
  }
  const walk = (list: readonly ChildNode[], around: Around, depth: number): void => {
    for (const node of list) {
      if (isText(node)) add(node.data, around)
      else if (isTag(node)) {
        if (UNSEEN.has(node.name) || isSkipped(node)) continue
        if (node.name === 'br') {
          breakLine()
          continue
        }
        if (depth > DEEPEST) {
          add(textOf(node), around)
          continue
        }
        const isBlock = !INLINE.has(node.name)
        if (isBlock) breakLine()
        const inner = within(node, around, labels?.get(node) ?? null)
        // What the row itself is called says nothing of its parts.
        walk(node.children, depth === 0 && nodes.length === 1 ? { ...inner, words: '' } : inner, depth + 1)
        if (isBlock) breakLine()
      }
    }
  }
  walk(nodes, { slot: '', link: null, words: '', emphasis: 'none', label: null }, 0)
  return pieces
}

type Around = Pick<Piece, 'slot' | 'link' | 'words' | 'emphasis' | 'label'>

const DEEPEST = 60
const UNSEEN = new Set('script style noscript template svg iframe object audio video canvas select option'.split(' '))
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr label img input button'.split(
    ' ',
  ),
)
/** Inline elements that only style a part of a text. */
const STYLE = new Set('abbr bdi bdo big font ins mark nobr q s small sub sup u wbr'.split(' '))

function within(element: Element, around: Around, columnLabel: string | null): Around {
  const { name, attribs } = element
  const named = [attribs['class'], attribs['itemprop'], attribs['id'], attribs['property']].filter(
    (value) => value !== undefined,
  )
  const said = attribs['data-label'] ?? attribs['data-title'] ?? attribs['data-th'] ?? attribs['data-column']
  if (STYLE.has(name) && named.length === 0) return around
  if (name === 'span' && named.length === 0 && attribs['style'] === undefined) return around
  const words = named.join(' ').slice(0, MOST).toLowerCase()
  return {
    slot: `${around.slot}>${name}.${(attribs['class'] ?? attribs['itemprop'] ?? '').slice(0, MOST)}`,
    link: name === 'a' && (attribs['href'] ?? '') !== '' ? element : around.link,
    words: words === '' ? around.words : `${around.words} ${words}`,
    emphasis: HEADING.test(name)
      ? 'heading'
      : around.emphasis === 'none' && /^(?:b|strong|em|i|cite|th|caption)$/.test(name)
        ? 'strong'
        : around.emphasis,
    label: columnLabel ?? said ?? around.label,
  }
}

const MOST = 120
const HEADING = /^(?:h[1-6]|dt|legend|summary)$/

/** Whether a text goes on across the border of two inline elements: `Smith <i>v.</i> Jones`, `<b>S</b>mith`. */
function isOneText(before: string, text: string, touches: boolean): boolean {
  if (before.endsWith(':')) return false
  if (VERSUS.test(text) || VERSUS_END.test(before)) return true
  return touches && /^[\p{Ll}'’.]/u.test(text) && /\p{L}$/u.test(before)
}

const VERSUS = /^(?:v|vs)\.?(?:\s|$)/i
const VERSUS_END = /(?:^|\s)(?:v|vs)\.?$/i
