import { editDistance } from '../../../vocabulary/text/edit-distance.ts'
import { jaroWinkler } from '../text/jaro-winkler.ts'
import { lettersMissing } from '../text/letter-mask.ts'
import type { Column } from './column.ts'

const HAS_DIGIT = /\d/

/** Words left over after the equal ones are compared letter by letter only up to this many on a side. */
const FUZZY_WORDS = 8
const LIKE = 0.86
/** Two names that are alike but for a number are of two things: volumes, models, houses of a street. */
const OTHER_NUMBER = 0.4
/** In a value that is compared as one word. */
const LONGEST = 40
const MOST_TYPOS = 10
/** Descriptions of more words have many numbers, each its own. */
const SHORT = 15

/**
 * Two values as bags of words that weigh by rarity: the weight of the words both have, equal or alike (typos,
 * initials), against all weight. Half of it is measured against the shorter value: descriptions differ in length.
 */
export function compareWords(column: Column, a: number, b: number): number {
  if (a === b) return 1
  const { wordStart, words, wordWeight: weight } = column
  const left: number[] = []
  const right = Array.from(words.subarray(wordStart[b], wordStart[b + 1]))
  let [all, other, shared] = [0, 0, 0]
  for (const word of right) other += weight[word]!
  for (let i = wordStart[a]!; i < wordStart[a + 1]!; i++) {
    const word = words[i]!
    all += weight[word]!
    const found = right.indexOf(word)
    if (found === -1) left.push(word)
    else {
      shared += weight[word]!
      right[found] = right.at(-1)!
      right.pop()
    }
  }
  let [sharedA, sharedB] = [shared, shared]
  if (left.length > 0 && right.length > 0 && left.length <= FUZZY_WORDS && right.length <= FUZZY_WORDS) {
    for (const word of left) {
      const [at, likeness] = mostAlike(column, word, right)
      if (at === -1) continue
      sharedA += likeness * weight[word]!
      sharedB += likeness * weight[right[at]!]!
      right.splice(at, 1)
      if (right.length === 0) break
    }
  }
  const dice = (sharedA + sharedB) / (all + other)
  const contained = Math.max(sharedA / all, sharedB / other)
  const likeness = Math.max(0.7 * dice + 0.3 * contained - 1e-9, asOneWord(column, a, b))
  const isShort = wordStart[a + 1]! - wordStart[a]! <= SHORT && wordStart[b + 1]! - wordStart[b]! <= SHORT
  return isShort && otherNumbers(column, a, b, left, right) ? OTHER_NUMBER * likeness : likeness
}

/** Whether each side has a number that is nowhere in the other, however that one is divided into words. */
function otherNumbers(
  { wordTexts, values }: Column,
  a: number,
  b: number,
  left: readonly number[],
  right: readonly number[],
): boolean {
  const [own, others] = [
    left.filter((word) => HAS_DIGIT.test(wordTexts[word]!)),
    right.filter((word) => HAS_DIGIT.test(wordTexts[word]!)),
  ]
  if (own.length === 0 || others.length === 0) return false
  const lacks = (words: readonly number[], value: number): boolean => {
    const text = values.get(value).replaceAll(' ', '')
    return words.every((word) => !hasNumber(text, wordTexts[word]!))
  }
  return lacks(own, b) && lacks(others, a)
}

/** Whether a text has a word with digits, and not as a part of a longer number: `8` is not in `m28`. */
function hasNumber(text: string, word: string): boolean {
  const isDigit = (character: string | undefined): boolean => character !== undefined && HAS_DIGIT.test(character)
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    const before = isDigit(word[0]) && isDigit(text[at - 1])
    if (!before && !(isDigit(word.at(-1)) && isDigit(text[end]))) return true
  }
  return false
}

function mostAlike(column: Column, word: number, others: readonly number[]): [at: number, likeness: number] {
  let [at, best] = [-1, 0]
  for (const [index, other] of others.entries()) {
    const likeness = wordLikeness(column, word, other)
    if (likeness > best) [at, best] = [index, likeness]
  }
  return [at, best]
}

/** 0 for different words: a number with another digit is another number, a word with another letter a typo. */
function wordLikeness({ wordTexts, wordMask }: Column, word: number, other: number): number {
  const [a, b] = [wordTexts[word]!, wordTexts[other]!]
  if (a.length === 1 || b.length === 1) return a[0] === b[0] && /\p{L}/u.test(a) && /\p{L}/u.test(b) ? 0.6 : 0
  if (/\d/.test(a) || /\d/.test(b)) return a.length >= 5 && (b.startsWith(a) || a.startsWith(b)) ? 0.7 : 0
  if (mostJaroWinkler(a, wordMask[word]!, b, wordMask[other]!) < LIKE) return 0
  const likeness = jaroWinkler(a, b)
  return likeness >= LIKE ? likeness * likeness : 0
}

/** No more than this by the letters that each word lacks: it saves comparing most words. */
function mostJaroWinkler(a: string, maskA: number, b: string, maskB: number): number {
  if (a.length > 64 || b.length > 64) return 1
  const common = Math.min(a.length - lettersMissing(maskA, maskB), b.length - lettersMissing(maskB, maskA))
  const jaro = (common / a.length + common / b.length + 1) / 3
  return a[0] === b[0] ? jaro + 0.4 * (1 - jaro) : jaro
}

/** Spaces in other places, and typos in short values. */
function asOneWord({ values, valueMask }: Column, a: number, b: number): number {
  const [maskA, maskB] = [valueMask[a]!, valueMask[b]!]
  // A typo takes one letter away at most; of 40 letters ten may be typos.
  if (Math.max(lettersMissing(maskA, maskB), lettersMissing(maskB, maskA)) > MOST_TYPOS) return 0
  const [first, second] = [values.get(a), values.get(b)]
  if (first.length > LONGEST || second.length > LONGEST) return 0
  const [x, y] = [first.replaceAll(' ', ''), second.replaceAll(' ', '')]
  if (x === y) return 0.99
  if (/\d/.test(x) || /\d/.test(y)) return 0
  const longer = Math.max(x.length, y.length)
  const most = Math.max(1, Math.floor(longer / 4))
  if (lettersMissing(maskA, maskB) > most || lettersMissing(maskB, maskA) > most) return 0
  const distance = editDistance(x, y, most)
  return distance > most ? 0 : 1 - distance / longer
}
