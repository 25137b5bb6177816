import { parseFast } from './parse-fast.ts'
import { squeeze } from '../squeeze.ts'
import { textOf } from './text.ts'

const MARKUP = /<[a-z!/][^<]*>|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i

/** The text of a string that may hold markup or entities (what APIs send as a body or a title); plain text is only squeezed. */
export function htmlText(html: string): string {
  return MARKUP.test(html) ? textOf(parseFast(html).root) : squeeze(html)
}
