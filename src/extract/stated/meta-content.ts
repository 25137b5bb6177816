import type { Element } from 'domhandler'
import { collapseWhitespace } from '../collapse-whitespace.ts'

/** The contents of the meta elements with a name or property, in lower case, that say something; in document order. */
export function* metaContents(elements: readonly Element[], name: string): Generator<string> {
  for (const { name: tag, attribs } of elements) {
    if (tag !== 'meta') continue
    const isNamed = [attribs['property'], attribs['name']].some((key) => key?.trim().toLowerCase() === name)
    const content = isNamed ? collapseWhitespace(attribs['content'] ?? '') : ''
    if (content !== '') yield content
  }
}

/** The first of metaContents(); null without one. */
export function metaContent(elements: readonly Element[], name: string): string | null {
  for (const content of metaContents(elements, name)) return content
  return null
}
