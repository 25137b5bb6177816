import { normaliseText } from '../duplicates/text/normalise-text.ts'

export const HASHES = 128

/** The least of each of 128 hashes over a text's three-word sequences, in `signature`; false when it has none. */
export function sign(text: string, signature: Uint32Array): boolean {
  const words = normaliseText(text).split(' ')
  if (words.length < 3) return false
  signature.fill(0xffffffff)
  const codes = words.map(hashOf)
  for (let i = 0; i + 2 < codes.length; i++) {
    const shingle = mix(codes[i]! ^ Math.imul(codes[i + 1]!, 0x9e3779b1) ^ Math.imul(codes[i + 2]!, 0x85ebca77))
    for (let k = 0; k < HASHES; k++) {
      const hash = mix(shingle + Math.imul(k + 1, 0x27d4eb2f))
      if (hash < signature[k]!) signature[k] = hash
    }
  }
  return true
}

/** Part of the hashes that are equal: an estimate of the part of sequences in common (Jaccard). */
export function agreement(a: Uint32Array, b: Uint32Array): number {
  let same = 0
  for (let i = 0; i < HASHES; i++) if (a[i] === b[i]) same++
  return same / HASHES
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Murmur3's last step: every bit of the input moves every bit of the output. */
export function mix(value: number): number {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
