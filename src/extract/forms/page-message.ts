import type { Element } from 'domhandler'
import { textOf } from '../tree/text.ts'

/**
 * What a page tells whoever has just sent a form, as one line: its warnings, by the names that pages give them, else
 * its heading and title. Empty where it says nothing.
 */
export function pageMessage(elements: readonly Element[]): string {
  // One may stand within another, whose text is then read again.
  const warnings = elements.filter(isWarning).slice(0, MOST_WARNINGS).map(textOf)
  const said = [...new Set(warnings)].filter((text) => text !== '' && text.length <= LONGEST_WARNING)
  if (said.length > 0) return cut(said.join(' / '))
  const first = (name: string): string => {
    const found = elements.find((element) => element.name === name)
    return found === undefined ? '' : textOf(found)
  }
  return cut([...new Set([first('h1'), first('title')])].filter((text) => text !== '').join(' / '))
}

const MOST_WARNINGS = 50
const LONGEST_WARNING = 300
const LONGEST = 200

const WARNING =
  /(^|[\s_-])(error|errors|errormsg|alert|warning|invalid|danger|fail(ed|ure)?|message|messages|msg|flash|notice|feedback)($|[\s_-])/i

function isWarning({ name, attribs }: Element): boolean {
  if (name === 'input' || name === 'form' || name === 'body' || name === 'html' || name === 'meta') return false
  return attribs['role'] === 'alert' || WARNING.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`.slice(0, 300))
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} ...`
}
