import { isLetter, longestPhrase } from '../lexicon/phrase-tree.ts'
import type { PhraseTree } from '../lexicon/phrase-tree.ts'
import { fold } from './fold.ts'

/** A piece of text with its place in the original, `from` up to but not including `to`. */
export type Token = Extent &
  (
    | { kind: 'phrase'; means: readonly string[] }
    | { kind: 'number'; value: number; digits: number }
    /** A time written with its minutes; `minutes` since midnight. */
    | { kind: 'clock'; minutes: number; padded: boolean }
    /** Written like a time that no clock shows, such as 25:00. */
    | { kind: 'impossible' }
    | { kind: 'mark'; mark: string }
    | { kind: 'word' }
  )

/** Where something stands in the original text. */
export interface Extent {
  from: number
  to: number
}

/** Cuts a text into phrases of the given languages, numbers, times, marks and unknown words. Linear. */
export function readTokens(original: string, tree: PhraseTree, joined: boolean): Token[] {
  const { text, places } = fold(original)
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const char = text[at]!
    if (char === ' ') {
      at++
      continue
    }
    const [end, token] = tokenAt(text, at, tree, joined)
    const from = places[at]!
    tokens.push({ ...token, from, to: Math.max(from + 1, places[end - 1]! + 1) })
    at = end
  }
  return tokens
}

type Piece = Token extends infer T ? (T extends Token ? Omit<T, 'from' | 'to'> : never) : never

function tokenAt(text: string, at: number, tree: PhraseTree, joined: boolean): [number, Piece] {
  const phrase = longestPhrase(tree, text, at, joined)
  const char = text[at]!
  const numeric = isDigit(char) ? digitsAt(text, at) : joined ? chineseNumberAt(text, at) : null
  if (numeric !== null && (phrase === null || numeric[0] >= phrase.end)) return numeric
  if (phrase !== null) return [afterDot(text, phrase.end, phrase.means), { kind: 'phrase', means: phrase.means }]
  if (isLetter(char)) return [joined ? at + 1 : wordEnd(text, at), { kind: 'word' }]
  return [at + 1, { kind: 'mark', mark: char }]
}

/** The full stop of an abbreviated day or month belongs to it. */
function afterDot(text: string, end: number, means: readonly string[]): number {
  return text[end] === '.' && means.some((meaning) => /^[dm]\d/.test(meaning)) ? end + 1 : end
}

function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isLetter(text[end]!)) end++
  return end
}

function digitsAt(text: string, at: number): [number, Piece] {
  let end = at
  while (end < text.length && isDigit(text[end]!)) end++
  const [hours, sign] = [text.slice(at, end), text[end]]
  const behind = text.slice(end + 1, end + 3)
  const two = /^\d\d$/.test(behind) && !isDigit(text[end + 3] ?? '')
  const partOfNumber =
    (text[end + 3] === '.' && isDigit(text[end + 4] ?? '')) || (text[at - 1] === '.' && isDigit(text[at - 2] ?? ''))
  if (two && sign !== undefined && ':.hu'.includes(sign) && !(sign === '.' && partOfNumber)) {
    const [hour, minute] = [Number(hours), Number(behind)]
    const whole = end + 3 + secondsAt(text, end + 3)
    if (hours.length <= 2 && (hour < 24 || (hour === 24 && minute === 0)) && minute < 60) {
      return [whole, { kind: 'clock', minutes: hour * 60 + minute, padded: hours.length === 2 && hours[0] === '0' }]
    }
    if (sign === ':') return [whole, { kind: 'impossible' }]
  }
  if (sign === '.' && isDigit(text[end + 1] ?? '') && !isDigit(text[end + 2] ?? '')) {
    return [end + 2, { kind: 'number', value: Number(`${hours}.${text[end + 1]}`), digits: hours.length }]
  }
  return [end, { kind: 'number', value: Number(hours), digits: hours.length }]
}

function secondsAt(text: string, at: number): number {
  return /^:\d\d(?!\d)/.test(text.slice(at, at + 4)) ? 3 : 0
}

const NUMERALS = '〇一二三四五六七八九'

/** 十五 is 15, 二十三 is 23: as far as hours and minutes need. */
function chineseNumberAt(text: string, at: number): [number, Piece] | null {
  let [end, tens, rest] = [at, 0, 0]
  for (; end < text.length && end < at + 3; end++) {
    const char = text[end]!
    const digit = char === '两' ? 2 : char === '零' ? 0 : NUMERALS.indexOf(char)
    if (char === '十') [tens, rest] = [rest === 0 ? 1 : rest, 0]
    else if (digit >= 0) rest = digit
    else break
  }
  return end === at ? null : [end, { kind: 'number', value: tens * 10 + rest, digits: 1 }]
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9'
}
