import type { Element } from 'domhandler'
import type { Match } from '../select/selector.ts'
import { readText } from '../select/read.ts'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { elementsBelow } from '../tree/walk.ts'

/** An address from a mailto: link at or below the match, else the first one in its text. */
export function readEmail(match: Match): string | null {
  return emailIn(linkOf(match, 'mailto:') ?? readText(match) ?? '')
}

/** The first e-mail address in a text; null without one. */
export function emailIn(text: string): string | null {
  return (
    /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\d](?:[\p{L}\d.-]{0,250}[\p{L}\d])?\.[\p{L}]{2,63}/u.exec(text)?.[0] ?? null
  )
}

/**
 * A number from a tel: link at or below the match, else what looks like one in its text. As written: it is not judged
 * here.
 */
export function readPhone(match: Match): string | null {
  return phoneIn(linkOf(match, 'tel:') ?? readText(match) ?? '')
}

/** The first text of at least five digits that looks like a phone number; null without one. */
export function phoneIn(text: string): string | null {
  const found = /(?:\+|\()?\d[\d\s().\-/ ‑–]{3,28}\d(?:\s?(?:ext|x)\.?\s?\d{1,6})?/iu.exec(text)?.[0]
  return found && found.replace(/\D/g, '').length >= 5 ? collapseWhitespace(found) : null
}

function linkOf({ element, reading }: Match, scheme: 'mailto:' | 'tel:'): string | null {
  if (reading.kind === 'text') return null
  if (reading.kind === 'attribute') return withoutScheme(element.attribs[reading.name] ?? '', scheme)
  const href = [element, ...elementsBelow(element)].map(hrefOf).find((link) => link.toLowerCase().startsWith(scheme))
  return href === undefined ? null : withoutScheme(href, scheme)
}

function hrefOf(element: Element): string {
  return element.attribs['href']?.trim() ?? ''
}

function withoutScheme(link: string, scheme: string): string {
  const address = link.trim().toLowerCase().startsWith(scheme) ? link.trim().slice(scheme.length).split('?')[0]! : link
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
