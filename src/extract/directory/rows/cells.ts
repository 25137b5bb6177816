import { isRole, meaningOf, type Meaning } from '../fields/meanings.ts'
import type { Piece } from './row-pieces.ts'

/** A piece of a row with what its label says it is. */
export interface Cell extends Piece {
  meaning: Meaning | null
  /** The label, where it says what somebody does. */
  role: string | null
}

/** Gives pieces their labels: of columns, of classes, of the words before a colon, of terms in a definition list. */
export function labelledCells(pieces: readonly Piece[]): Cell[] {
  const cells: Cell[] = []
  let label: { text: string; line: number; lines: number } | null = null
  for (const [n, piece] of pieces.entries()) {
    const own = ownLabel(piece, pieces[n + 1])
    if (own !== null) {
      label = { text: own, line: piece.line, lines: 0 }
      continue
    }
    if (label !== null && piece.line !== label.line) {
      label.lines += label.lines === 0 || piece.line !== cells.at(-1)?.line ? 1 : 0
      const isLong = meaningOf(label.text) === 'address'
      if (label.lines > (isLong ? 4 : 1)) label = null
    }
    const parts = splitLabels(piece.text)
    if (parts.length === 0) {
      cells.push(cellOf(piece, label?.text ?? piece.label))
      continue
    }
    for (const part of parts) {
      if (part.text !== '') cells.push(cellOf({ ...piece, text: part.text }, part.label ?? label?.text ?? piece.label))
    }
    const last = parts.at(-1)!
    label = last.text === '' && last.label !== null ? { text: last.label, line: piece.line, lines: 0 } : null
  }
  return cells
}

function cellOf(piece: Piece, label: string | null): Cell {
  const said = label === null ? null : meaningOf(label)
  const role = label !== null && said === null && isRole(label) ? label.trim() : null
  return { ...piece, label, meaning: said ?? (role === null ? hintOf(piece.words) : 'person'), role }
}

/** A piece that is a label for what follows: it ends with a colon, or is a bold or defined word that means a field. */
function ownLabel({ text, emphasis, slot, line }: Piece, next: Piece | undefined): string | null {
  if (text.length > LONGEST_LABEL || next === undefined) return null
  if (/:\s?$/.test(text)) {
    const label = text.replace(/\s?:\s?$/, '')
    return meaningOf(label) !== null || isRole(label) ? label : null
  }
  const isTerm = />(?:dt|th)\.[^>]*$/.test(slot) || (/>label\.[^>]*$/.test(slot) && next.line === line)
  if ((isTerm || (emphasis === 'strong' && next.line === line)) && !/\d/.test(text) && text.split(' ').length <= 3) {
    return meaningOf(text) !== null || (isTerm && isRole(text)) ? text : null
  }
  return null
}

const LONGEST_LABEL = 40

/** `Phone: 555 0100 Fax: 555 0101` in its parts; empty where no known label stands in the text. */
function splitLabels(text: string): { label: string | null; text: string }[] {
  if (!/[:：]/.test(text) || text.length > 600) return []
  const parts: { label: string | null; text: string }[] = []
  let from = 0
  let label: string | null = null
  for (const match of text.matchAll(LABEL)) {
    const written = match[1]!
    const known = shortestKnown(written)
    if (known === null) continue
    const at = match.index + match[0].lastIndexOf(known)
    const before = text.slice(from, at).replace(TRAILING, '').trim()
    if (before !== '' || label !== null) parts.push({ label, text: before })
    label = known
    from = match.index + match[0].length
  }
  if (label === null) return []
  parts.push({ label, text: text.slice(from).replace(TRAILING, '').trim() })
  return parts
}

const LABEL = /(?<![\p{L}:/])(\p{L}[\p{L}.'-]{0,24}(?: \p{L}[\p{L}.'-]{0,20}){0,2}) ?[:：](?!\/\/)/gu
const TRAILING = /[\s,;|·•–-]{1,6}$/

/** Of the words before a colon the last ones that are a label: "Elm Street Phone" ends with one. */
function shortestKnown(words: string): string | null {
  if (meaningOf(words) !== null || isRole(words)) {
    const last = words.split(' ').at(-1)!
    return words.split(' ').length === 3 && (meaningOf(last) !== null || isRole(last)) ? last : words
  }
  const last = words.split(' ').at(-1)!
  return meaningOf(last) !== null || isRole(last) ? last : null
}

/** What classes and `itemprop` say of an element; the nearest words count. */
function hintOf(words: string): Meaning | null {
  if (words === '') return null
  const near = words.split(/\s+/).slice(-4).toReversed()
  for (const word of near) {
    const exact = HINTS.get(word)
    if (exact !== undefined) return exact
    for (const part of word.split(/[-_]+/).toReversed()) {
      const hint = HINTS.get(part)
      if (hint !== undefined) return hint
    }
  }
  return null
}

const HINTS: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    name: 'name fn org title headline caption casename case-name heading legalname',
    street: 'streetaddress street-address street thoroughfare address-line1 address-line2 address1 addressline1',
    city: 'addresslocality locality city town',
    state: 'addressregion region state',
    postcode: 'postalcode postal-code postcode zip zipcode plz',
    country: 'addresscountry country-name country',
    address: 'address adr direccion adresse indirizzo',
    phone: 'telephone tel phone telefon telefono',
    fax: 'faxnumber fax',
    email: 'email mail e-mail',
    web: 'url website web homepage',
    date: 'date datepublished published posted-on dt-published pubdate filed',
    number: 'docket docketnumber casenumber case-number docket-number casenum',
    latitude: 'latitude lat',
    longitude: 'longitude lng',
    other: 'category categories tag tags distance hours description excerpt summary court judge',
  } satisfies Partial<Record<Meaning, string>>).flatMap(([meaning, words]) =>
    words.split(' ').map((word): [string, Meaning] => [word, meaning as Meaning]),
  ),
)
