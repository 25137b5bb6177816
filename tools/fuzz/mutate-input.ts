import { BOUNDARY_NUMBERS, ODD_CHARACTERS } from './odd-values.ts'
import type { Random } from './random.ts'
import type { Reader } from './reader.ts'

const LONGEST = 128 * 1024
/** Where one thing ends and another begins in most formats. */
const BORDER = /[\s<>{}[\]()"',;:=/&#|\\-]/g

/**
 * A seed after some mutations: flipped bits, splices, repeats, truncation, words of the dictionary; half of them at the
 * borders of things, so that what comes out still has a structure; numbers at the bounds of their types, and bytes that
 * are no whole character.
 */
export function mutateInput(reader: Reader, random: Random): Buffer {
  let input = seed(reader, random)
  for (let left = 1 + random(6); left > 0; left--) input = mutated(input, reader, random).subarray(0, LONGEST)
  return input
}

function mutated(input: Buffer, reader: Reader, random: Random): Buffer {
  const { words } = reader
  const place = random(2) === 0 ? anywhere : atBorder
  const at = place(input, random)
  const end = Math.min(input.length, Math.max(at, place(input.subarray(at, at + 200), random) + at))
  const [before, part, after] = [input.subarray(0, at), input.subarray(at, end), input.subarray(end)]
  const other = seed(reader, random)
  const cut = place(other, random)
  const word = Buffer.from(words[random(words.length)]!)
  const changed: (() => Buffer[])[] = [
    () => [before, flipped(part, random), after],
    () => [before, other.subarray(cut, cut + random(200)), after],
    () => [before, repeated(part, random), after],
    () => [before],
    () => [before, after],
    () => [before, word, after],
    () => [before, repeated(word, random), after],
    () => [before, ODD_CHARACTERS[random(ODD_CHARACTERS.length)]!, after],
    () => [otherNumber(input, random)],
    // What may nest, nests: the part around itself.
    () => [before, part, part.subarray(0, random(part.length + 1)), part, after],
    () => [after, part, before],
    () => [before.subarray(0, cut), other.subarray(cut)],
  ]
  return Buffer.concat(changed[random(changed.length)]!())
}

function seed({ seeds }: Reader, random: Random): Buffer {
  return Buffer.from(seeds[random(seeds.length)]!)
}

function anywhere(input: Buffer, random: Random): number {
  return random(input.length + 1)
}

function atBorder(input: Buffer, random: Random): number {
  const from = random(input.length + 1)
  const found = input.toString('latin1', from, from + 400).search(BORDER)
  return found === -1 ? from : from + found + random(2)
}

/** One of its numbers becomes one at the bounds of some type, or of what is sensible. */
function otherNumber(input: Buffer, random: Random): Buffer {
  const text = input.toString('latin1')
  const numbers = [...text.matchAll(/\d{1,20}/g)]
  const one = numbers[random(Math.max(1, numbers.length))]
  if (one === undefined) return input
  const other = BOUNDARY_NUMBERS[random(BOUNDARY_NUMBERS.length)]!
  return Buffer.from(text.slice(0, one.index) + other + text.slice(one.index + one[0].length), 'latin1')
}

function flipped(part: Buffer, random: Random): Buffer {
  const copy = Buffer.from(part)
  if (copy.length > 0) copy[random(copy.length)]! ^= 1 << random(8)
  return copy
}

/** Mostly a few times, sometimes as often as there is room. */
function repeated(part: Buffer, random: Random): Buffer {
  if (part.length === 0) return part
  const most = random(4) === 0 ? LONGEST / part.length : 20
  return Buffer.alloc(part.length * (1 + random(most)), part)
}
