import { readDate, type DateOptions } from '../dates/read-date.ts'
import { resolveLink } from '../listing/link.ts'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { spacedTextOfMatch, textOfMatch } from '../tree/text.ts'
import { first, type Read, type Scope } from './pick.ts'
import type { Selector } from './selector.ts'

/** The text of an element, or the value of the attribute that its selector names; white space collapsed. */
export const readText: Read<string> = ({ element, reading }) =>
  reading.kind === 'attribute' ? collapseWhitespace(element.attribs[reading.name] ?? '') : textOfMatch(element)

/**
 * A date as readers see it, which is the local day; where an element shows none, what machines are told (`<time
 * datetime>`, `<meta content>`).
 */
export const readDateText: Read<string> = (match) => {
  const { element, reading } = match
  // The day, the month and the year may be elements side by side.
  const text = reading.kind === 'attribute' ? readText(match) : spacedTextOfMatch(element)
  if (text !== '' || reading.kind !== 'element') return text
  const { datetime, content } = element.attribs
  return collapseWhitespace(datetime ?? content ?? '')
}

/** The first text in which a date can be read; where none can, the first text. */
export function firstDateText(selectors: readonly Selector[], scope: Scope, dates: DateOptions): string | null {
  const readable = first(selectors, scope, (match) => {
    const text = readDateText(match)
    return text !== null && readDate(text, dates) !== null ? text : null
  })
  return readable ?? first(selectors, scope, readDateText)
}

/** What a link says, unresolved: a named attribute, the text, or else the attribute that links usually stand in. */
export const readLink: Read<string> = ({ element, reading }) => {
  if (reading.kind === 'text') return textOfMatch(element)
  if (reading.kind === 'attribute') return element.attribs[reading.name]?.trim() ?? null
  const { href, 'data-href': dataHref, 'data-url': dataUrl } = element.attribs
  return (href ?? dataHref ?? dataUrl)?.trim() ?? null
}

/** Absolute http(s) addresses only. */
export function readUrl(base: string): Read<string> {
  return (match) => {
    const link = readLink(match)
    return link === null ? null : resolveLink(link, base)
  }
}
