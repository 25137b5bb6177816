import { isMark } from '../clock/nodes.ts'
import type { Token } from '../text/tokens.ts'

/**
 * OpenStreetMap's `Sa[1,3]` in the order of prose, "1st 3rd Saturday"; `Su[-1]` is the last. Others stay as they are.
 */
export function putOrdinalsFirst(tokens: readonly Token[]): Token[] {
  const read: Token[] = []
  for (let at = 0; at < tokens.length;) {
    const day = tokens[at]!
    const ordinals = day.kind === 'phrase' && isMark(tokens[at + 1], '[') ? ordinalsAt(tokens, at + 2) : null
    // They take the place of the day, with which the words of a fact begin.
    read.push(...(ordinals?.read ?? []).map((ordinal) => ({ ...ordinal, from: day.from, to: day.to })), day)
    at = ordinals?.end ?? at + 1
  }
  return read
}

function ordinalsAt(tokens: readonly Token[], from: number): { read: Token[]; end: number } | null {
  const read: Token[] = []
  for (let at = from; at < tokens.length && at < from + LONGEST_LIST; at++) {
    const token = tokens[at]!
    const last = isMark(token, '-') && isMark(tokens[at - 1], at === from ? '[' : ',')
    const number = tokens[last ? at + 1 : at]
    if (isMark(token, ']')) return read.length === 0 ? null : { read, end: at + 1 }
    if (isMark(token, ',')) continue
    if (number?.kind !== 'number' || number.value < 1 || number.value > (last ? 1 : 5)) return null
    read.push({ kind: 'phrase', means: [last ? 'last' : `n${number.value}`], from: token.from, to: number.to })
    if (last) at++
  }
  return null
}

// Five ordinals, their commas and signs.
const LONGEST_LIST = 16
