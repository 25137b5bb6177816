import { isTag, isText, type ChildNode, type Element, type ParentNode } from 'domhandler'
import { squeeze } from '../squeeze.ts'

/**
 * The text a reader sees below `root`: pieces joined by one space, white space squeezed, scripts and the like left out.
 * Two pieces that touch in the source across an inline tag stay together where one is punctuation (`<a>Apia</a>, Samoa`) or
 * the script has no spaces (`日<b>本</b>`).
 */
export function textOf(root: ParentNode): string {
  let text = ''
  // Asking the growing text for its end would copy it every time.
  let end = ''
  /** Nothing but inline tags since the last piece. */
  let touching = false
  let node: ChildNode | null = root.children[0] ?? null
  while (node !== null) {
    if (isText(node)) {
      const { data } = node
      const piece = squeeze(data)
      if (piece === '') {
        if (data !== '') touching = false
      } else {
        const joined = text === '' || (touching && !isSpace(data, 0) && staysTogether(end, piece))
        text += joined ? piece : ` ${piece}`
        end = piece.slice(-1)
        touching = !isSpace(data, data.length - 1)
      }
    } else if (isTag(node)) {
      if (!INLINE.has(node.name)) touching = false
      if (node.children.length > 0 && !UNSEEN.has(node.name)) {
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
        node = parent as ChildNode
      }
    }
    node = node?.next ?? null
  }
  return text
}

/** The text of an element that a selector named, which may itself be one that readers do not see. */
export function textOfMatch(element: Element): string {
  if (!UNSEEN.has(element.name)) return textOf(element)
  return squeeze(
    element.children.map((child) => (isText(child) ? child.data : isTag(child) ? textOf(child) : '')).join(' '),
  )
}

const UNSEEN = new Set(
  'script style noscript template svg iframe object audio video canvas noembed noframes'.split(' '),
)
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const CLOSING = /^[,.;:!?…)\]}»”’%'"/-]/
const OPENING = /[([{«“‘„'"/-]$/

// Chinese, Japanese, Thai, Lao, Khmer, Burmese, and full-width punctuation.
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u303f\uff00-\uffef]/u

function staysTogether(end: string, after: string): boolean {
  return CLOSING.test(after) || OPENING.test(end) || (SPACELESS.test(end) && SPACELESS.test(after.charAt(0)))
}

function isSpace(data: string, index: number): boolean {
  const code = data.charCodeAt(index)
  return code <= 32 || code === 160
}
