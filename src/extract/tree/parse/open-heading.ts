import { isTag, type Element, type ParentNode } from 'domhandler'

/**
 * The open heading that the end tag of another one ends: the innermost around `open`, as in browsers (`<h3>Rain</h2>`),
 * or the page would be in the heading from there on. Null where `name` is no heading, is open itself, or no other is
 * open.
 */
export function openHeading(open: ParentNode, name: string): Element | null {
  if (!HEADINGS.has(name) || isOpen(open, name)) return null
  for (let at: ParentNode | null = open; at !== null && isTag(at) && !SCOPES.has(at.name); at = at.parent) {
    if (HEADINGS.has(at.name)) return at
  }
  return null
}

function isOpen(open: ParentNode, name: string): boolean {
  for (let at: ParentNode | null = open; at !== null && isTag(at); at = at.parent) if (at.name === name) return true
  return false
}

const HEADINGS = new Set('h1 h2 h3 h4 h5 h6'.split(' '))
/** An end tag inside one of these ends nothing around it. */
const SCOPES = new Set('table td th caption template object svg'.split(' '))
