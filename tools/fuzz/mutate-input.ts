import type { Random } from './random.ts'
import type { Reader } from './reader.ts'

const LONGEST = 128 * 1024

/** A seed after some mutations: flipped bits, splices, repeats, truncation, words of the dictionary. */
export function mutateInput({ seeds, words }: Reader, random: Random): Buffer {
  const seed = (): Buffer => Buffer.from(seeds[random(seeds.length)]!)
  let input = seed()
  for (let left = 1 + random(6); left > 0; left--) {
    const at = random(input.length + 1)
    const end = at + random(Math.min(200, input.length - at + 1))
    const [before, part, after] = [input.subarray(0, at), input.subarray(at, end), input.subarray(end)]
    const other = seed()
    const cut = random(other.length + 1)
    const changed: Buffer[][] = [
      [before, flipped(part, random), after],
      [before, other.subarray(cut, cut + random(200)), after],
      [before, repeated(part, random), after],
      [before],
      [before, after],
      [before, Buffer.from(words[random(words.length)]!), after],
      [before, repeated(Buffer.from(words[random(words.length)]!), random), after],
    ]
    input = Buffer.concat(changed[random(changed.length)]!).subarray(0, LONGEST)
  }
  return input
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
