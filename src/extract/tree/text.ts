import { isTag, isText, type ChildNode, type Element, type ParentNode } from 'domhandler'
import { collapseWhitespace } from '../collapse-whitespace.ts'

/**
 * The text a reader sees below `root`: white space squeezed, scripts and the like omitted, one space where a block
 * begins or ends. Pieces that touch in the source across an inline tag stay together (`<b>T</b>he`, `H<sub>2</sub>O`);
 * two inline elements side by side only where the second does not look like a word of its own.
 */
export function textOf(root: ParentNode): string {
  return joined(root, (before, after, areBeside) => !areBeside || goesOn(before, after))
}

/**
 * The same with a space between any two pieces, unless one is punctuation: a day and a year may be elements that only
 * style parts.
 */
export function spacedText(root: ParentNode): string {
  return joined(root, staysTogether)
}

/** Whether two pieces that touch are one; `areBeside` says that each is in an element of its own. */
type IsOne = (before: string, after: string, areBeside: boolean) => boolean

function joined(root: ParentNode, isOne: IsOne): string {
  let text = ''
  // Asking the growing text for its end would copy it every time.
  let last = ''
  /** Nothing but inline tags since the last piece. */
  let touching = false
  let hasClosed = false
  let areBeside = false
  let node: ChildNode | null = root.children[0] ?? null
  while (node !== null) {
    if (isText(node)) {
      const { data } = node
      const piece = collapseWhitespace(data)
      if (piece === '') {
        if (/\s/.test(data) && !/^[\ufeff\u200b\u2060\u00ad]*$/.test(data)) touching = false
      } else {
        const isJoined = text === '' || (touching && !isSpace(data, 0) && isOne(last, piece, areBeside))
        text += isJoined ? piece : ` ${piece}`
        last = piece
        touching = !isSpace(data, data.length - 1)
        hasClosed = areBeside = false
      }
    } else if (isTag(node)) {
      if (!INLINE.has(node.name)) touching = false
      if (node.children.length > 0 && !UNSEEN.has(node.name)) {
        areBeside ||= hasClosed
        node = node.children[0]!
        continue
      }
    }
    while (node !== null && node.next === null) {
      const parent: ParentNode | null = node.parent
      if (parent === null || parent === root) {
        node = null
      } else {
        if (isTag(parent) && !INLINE.has(parent.name)) touching = false
        hasClosed = true
        node = parent as ChildNode
      }
    }
    node = node?.next ?? null
  }
  return text
}

/** The text of an element that a selector named, which may itself be one that readers do not see. */
export function textOfMatch(element: Element): string {
  return UNSEEN.has(element.name) ? unseenText(element) : textOf(element)
}

/** The same with a blank between elements that stand side by side. */
export function spacedTextOfMatch(element: Element): string {
  return UNSEEN.has(element.name) ? unseenText(element) : spacedText(element)
}

function unseenText(element: Element): string {
  return collapseWhitespace(
    element.children.map((child) => (isText(child) ? child.data : isTag(child) ? textOf(child) : '')).join(' '),
  )
}

const UNSEEN = new Set(
  'script style noscript template svg iframe object audio video canvas noembed noframes'.split(' '),
)
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const CLOSING = /^[,.;:!?…)\]}»”’%'"/-]/
const OPENING = /[([{«“‘„'"/-]$/

// Chinese, Japanese, Thai, Lao, Khmer, Burmese, and full-width punctuation.
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u303f\uff00-\uffef]/u

function staysTogether(before: string, after: string): boolean {
  const end = before.slice(-1)
  return CLOSING.test(after) || OPENING.test(end) || (SPACELESS.test(end) && SPACELESS.test(after.charAt(0)))
}

/**
 * The label and what it is for (`By</b><b>Jo`, `Rain:</b><b>fell`) are two; a big first letter and its word are one.
 */
function goesOn(before: string, after: string): boolean {
  if (staysTogether(before, after) || !/^[\p{L}\p{N}]/u.test(after)) return true
  const end = before.slice(-2)
  if (/[.,:;!?)\]»”]$/.test(end)) return false
  if (/\d$/.test(end) && /^\d/.test(after)) return true
  return !(/^[\p{L}\p{N}]{2}$/u.test(end) && /^[\p{Lu}\p{N}]/u.test(after))
}

function isSpace(data: string, index: number): boolean {
  const code = data.charCodeAt(index)
  return code <= 32 || code === 160
}
