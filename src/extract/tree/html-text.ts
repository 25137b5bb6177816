import { parseFast } from './parse/parse-fast.ts'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { textOf } from './text.ts'

const MARKUP = /<[a-z!/][^<]*>|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i

/** Closed in XML's way, such an element would take all that stands behind it for its content, which is omitted. */
const CLOSED_AT_ONCE =
  /<(iframe|script|style|noscript|template|svg|object|audio|video|canvas|textarea|title)\b([^<>]*)\/>/gi

/**
 * The text of a string that may hold markup or entities (what APIs send as a body or a title); plain text is only
 * squeezed.
 */
export function htmlText(html: string): string {
  return MARKUP.test(html)
    ? textOf(parseFast(html.replace(CLOSED_AT_ONCE, '<$1$2></$1>')).root)
    : collapseWhitespace(html)
}
