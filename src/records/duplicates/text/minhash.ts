import { normaliseText } from './normalise-text.ts'

/** The least of each of so many hashes over a text's three-word sequences; null when it has none. */
export function signatureOf(text: string, hashes: number): Uint32Array | null {
  const words = normaliseText(text).split(' ')
  if (words.length < 3) return null
  const signature = new Uint32Array(hashes).fill(0xffffffff)
  const codes = words.map(hashOf)
  for (let i = 0; i + 2 < codes.length; i++) {
    const shingle = mix(codes[i]! ^ Math.imul(codes[i + 1]!, 0x9e3779b1) ^ Math.imul(codes[i + 2]!, 0x85ebca77))
    for (let k = 0; k < hashes; k++) {
      const hash = mix(shingle + Math.imul(k + 1, 0x27d4eb2f))
      if (hash < signature[k]!) signature[k] = hash
    }
  }
  return signature
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Murmur3's last step: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
