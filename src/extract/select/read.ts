import { resolveLink } from '../link.ts'
import { squeeze } from '../squeeze.ts'
import { textOfMatch } from '../tree/text.ts'
import type { Read } from './pick.ts'

export const readText: Read<string> = ({ element, reading }) =>
  reading.kind === 'attribute' ? squeeze(element.attribs[reading.name] ?? '') : textOfMatch(element)

/**
 * A date as readers see it, which is the local day; where an element shows none, what machines are told (`<time datetime>`,
 * `<meta content>`).
 */
export const readDateText: Read<string> = (match) => {
  const text = readText(match)
  if (text !== '' || match.reading.kind !== 'element') return text
  const { datetime, content } = match.element.attribs
  return squeeze(datetime ?? content ?? '')
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
