import type { Column } from '../fields/column.ts'
import { COLUMN_TYPES } from '../options.ts'

/** Three letters at a time, spaces included: survives typos and other word boundaries. */
export function trigrams(_: Column, value: string): string[] {
  const text = ` ${value} `
  return Array.from({ length: Math.max(0, text.length - 2) }, (_unused, i) => text.slice(i, i + 3))
}

/** Words, and neighbours as one word where a digit is in them: `ps lx350h` is `pslx350h`. */
export function joinedWords(_: Column, value: string): string[] {
  const words = value.split(' ')
  const joined = words.slice(1).map((word, i) => words[i]! + word)
  return [...words, ...joined.filter((word) => /\d/.test(word))]
}

/** Words, neighbours as one, and the letters without vowels: keys that stay rare among millions of rows. */
export function rareKeys(column: Column, value: string): string[] {
  const words = value.split(' ')
  const pairs = words.slice(1).map((word, i) => words[i]! + word)
  if (!COLUMN_TYPES[column.type].skeleton) return [...words, ...pairs]
  const skeleton = value.replace(/[aeiouy ]/g, '').replace(/(.)\1+/g, '$1')
  return skeleton.length >= 4 ? [...words, ...pairs, `~${skeleton}`] : [...words, ...pairs]
}
