import { splitExtension } from './extension.ts'

const KEYS: Record<string, string> = Object.fromEntries(
  ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'].flatMap((letters, key) =>
    letters.split('').map((letter) => [letter, String(key + 2)]),
  ),
)

/**
 * What a number with letters can mean, the likeliest first. Letters are a note where a whole number stands before them
 * (`030 123456 mobil`) and keys of the telephone where it does not (`1-800-FLOWERS`): a reader takes the first that is
 * valid.
 */
export function lettersRead(text: string): string[] {
  const { base, extension } = splitExtension(text)
  const first = base.search(/\p{L}/u)
  if (first === -1) return [withExtension(base, extension)]
  const keys = keypadDigits(base)
  const notes = withoutNote(base, first)
  const isGlued = /^[\d-]$/.test(base[first - 1] ?? '') && /\p{Lu}{3}/u.test(base.slice(first))
  const read = isGlued ? [keys, ...notes] : [...notes, keys]
  return read.flatMap((each) => (each === null ? [] : [withExtension(each, extension)]))
}

/** A note has no place for as many digits: they are another number. */
const MOST_DIGITS_OF_A_NOTE = 6

/**
 * Up to its first word or the bracket around it, and, where letters are too few for a word, without them (as Google's
 * parser has it).
 */
function withoutNote(base: string, first: number): string[] {
  const bracket = base.slice(0, first).search(/[([{][^)\]}]*$/)
  const token = base.slice(0, first).search(/[^\s]*$/)
  const few = base.replace(/\P{L}/gu, '').length < 3 ? [base.replace(/\p{L}/gu, '')] : []
  return [bracket, first, token].flatMap((end, n) => {
    const before = base.slice(0, Math.max(0, end)).replace(/[\s([{,;:/.-]+$/, '')
    const isNumber = digits(before) >= 5 && digits(base) - digits(before) <= MOST_DIGITS_OF_A_NOTE
    return [...(isNumber ? [before] : []), ...(n === 1 ? few : [])]
  })
}

function digits(text: string): number {
  return text.replace(/\D/g, '').length
}

/**
 * Letters as the keys that they stand on; null where there are no three of them behind three digits, or where they
 * cannot be meant.
 */
function keypadDigits(base: string): string | null {
  if (!/^(?:[^A-Za-z]*\d){3}/.test(base) || !/(?:[A-Za-z][^A-Za-z]*){3}/.test(base)) return null
  const first = base.search(/[A-Za-z]/)
  // Behind as many digits nobody writes a word to be dialled in small letters.
  const isWord = /[a-z]/.test(base) && base.slice(0, first).replace(/\D/g, '').length >= 5
  return isWord ? null : base.replace(/[A-Za-z]/g, (letter) => KEYS[letter.toLowerCase()] ?? letter)
}

function withExtension(base: string, extension: string | null): string {
  return extension === null ? base : `${base} ext. ${extension}`
}
