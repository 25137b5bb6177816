import { mayBeDate, signalsOf, type Signals } from '../fields/signals.ts'
import { meaningOf } from '../fields/meanings.ts'
import { isDocumentLink } from '../fields/links.ts'
import type { Candidate, CandidateRow } from './candidate.ts'
import { rowPieces, type Piece } from './row-pieces.ts'

/** How good a set of rows is as the records of a page, and what speaks for it. */
export interface RowsJudgement {
  candidate: Candidate
  score: number
  /** Kinds of fields that most rows have, in words for the log. */
  evidence: string[]
}

/**
 * Judges rows by a sample of them. Every row is worth what it says (a name, a date, a number, a contact, a link), rows
 * that are alike count more, and rows that hold several records each count little, so the best is the finest division
 * of the page that leaves records whole.
 */
export function judgeRows(candidate: Candidate): RowsJudgement {
  const { rows } = candidate
  const step = Math.max(1, Math.floor(rows.length / SAMPLE))
  const sample = rows.filter((_, n) => n % step === 0).slice(0, SAMPLE)
  const kinds = sample.map(kindsOf)
  const texts = new Set(kinds.map(({ text }) => text))
  const rate = (has: (kind: RowKinds) => boolean): number => kinds.filter(has).length / kinds.length
  let consistency = 0
  let compared = 0
  const evidence: string[] = []
  for (const [kind, words] of KINDS) {
    const share = rate((row) => row.counts[kind] > 0)
    if (share >= 0.6) evidence.push(words)
    if (share < 0.05) continue
    consistency += Math.max(share, 1 - share)
    compared++
  }
  const alike = compared === 0 ? 0.5 : consistency / compared
  const mean = kinds.reduce((sum, row) => sum + worthOf(row), 0) / kinds.length
  const distinct = texts.size / kinds.length
  const score = rows.length ** 0.95 * mean * alike ** 2 * distinct * candidate.weight
  return { candidate, score, evidence }
}

const SAMPLE = 40

const KINDS = [
  ['name', 'a name'],
  ['date', 'a date'],
  ['number', 'a number'],
  ['phone', 'a phone'],
  ['email', 'an e-mail'],
  ['address', 'an address'],
  ['document', 'a document'],
  ['link', 'a link'],
] as const

type Kind = (typeof KINDS)[number][0]

interface RowKinds {
  text: string
  counts: Record<Kind, number>
  labels: number
  length: number
  isHeaded: boolean
}

function kindsOf({ nodes, labels, heading }: CandidateRow): RowKinds {
  const pieces = rowPieces(nodes, labels)
  const counts: RowKinds['counts'] = {
    name: 0,
    date: 0,
    number: 0,
    phone: 0,
    email: 0,
    address: 0,
    document: 0,
    link: 0,
  }
  const links = new Set<string>()
  if (heading !== '' && mayBeDate(heading)) counts.date++
  let labelled = 0
  let isHeaded = false
  let length = 0
  for (const piece of pieces) {
    const signals = signalsOf(piece.text)
    length += piece.text.length
    if (piece.label !== null && meaningOf(piece.label) !== null) labelled++
    if (isNameLike(piece, signals)) {
      counts.name++
      isHeaded ||= piece.emphasis === 'heading'
    }
    if (signals.date) counts.date++
    if (signals.number) counts.number++
    if (signals.phone) counts.phone++
    if (signals.email) counts.email++
    if (signals.street || (signals.postcode && signals.letters > 3)) counts.address++
    const href = piece.link?.attribs['href'] ?? ''
    if (href === '' || links.has(href)) continue
    links.add(href)
    if (/^mailto:/i.test(href)) counts.email = Math.max(1, counts.email)
    else if (/^tel:/i.test(href)) counts.phone = Math.max(1, counts.phone)
    else if (isDocumentLink(href)) counts.document++
    else if (!/^(?:#|javascript:(?!__doPostBack))/i.test(href)) counts.link++
  }
  return {
    text: pieces
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 500),
    counts,
    labels: labelled,
    length,
    isHeaded,
  }
}

function isNameLike({ text }: Piece, { letters, date, email, phone, number, postcode, street }: Signals): boolean {
  if ((postcode || street) && letters < 40) return false
  return letters >= 3 && text.length <= 300 && !email && !phone && !number && !(date && letters < 14)
}

function worthOf({ counts, labels, length, isHeaded }: RowKinds): number {
  const { name, date, number, phone, email, address, document, link } = counts
  if (name === 0) return 0.05
  const has = (count: number, worth: number): number => (count > 0 ? worth : 0)
  const worth =
    (isHeaded ? 1.4 : 1) +
    has(date, 1.2) +
    has(number, 0.7) +
    has(phone, 1) +
    has(email, 0.8) +
    has(address, 1) +
    has(document, 0.9) +
    has(link, 0.6) +
    Math.min(labels, 4) * 0.15
  // Several of what a record has once: rows of this kind hold several records.
  const repeats = [date > 3, document > 4, link > 8, phone > 5, email > 4, number > 5, name > 25, length > 3000]
  return worth * 0.45 ** repeats.filter(Boolean).length
}
