/**
 * A set of texts that remembers 64 bits of each: 16 bytes at most per text, so a million URLs take 16 MB instead of
 * 150. The chance that one of a million texts is taken for another is 3 in 100 million (n^2 / 2^65).
 * In pairs of 32 bits: a BigInt for each slot would be an object for each slot whenever the set grows.
 */
export class Fingerprints {
  #slots = new Uint32Array(512)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds a text; false when it was there already. */
  add(text: string): boolean {
    if (this.#size * 4 >= this.#slots.length) this.#grow()
    const [high, low] = fingerprint(text)
    if (!place(this.#slots, high, low)) return false
    this.#size++
    return true
  }

  has(text: string): boolean {
    const [high, low] = fingerprint(text)
    return isTaken(this.#slots, find(this.#slots, high, low))
  }

  #grow(): void {
    const old = this.#slots
    const larger = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += 2) if (isTaken(old, at)) place(larger, old[at]!, old[at + 1]!)
    this.#slots = larger
  }
}

function place(slots: Uint32Array, high: number, low: number): boolean {
  const at = find(slots, high, low)
  if (isTaken(slots, at)) return false
  slots[at] = high
  slots[at + 1] = low
  return true
}

/** Where the pair lies, or the empty place where it belongs. Lengths are powers of two. */
function find(slots: Uint32Array, high: number, low: number): number {
  const mask = slots.length - 1
  let at = (low * 2) & mask
  while (isTaken(slots, at) && (slots[at] !== high || slots[at + 1] !== low)) at = (at + 2) & mask
  return at
}

function isTaken(slots: Uint32Array, at: number): boolean {
  return slots[at] !== 0 || slots[at + 1] !== 0
}

/** cyrb53 widened to its whole 64 bits; two zeros mark an empty place and are never returned. */
function fingerprint(text: string): [high: number, low: number] {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a >>> 0, a === 0 && b === 0 ? 1 : b >>> 0]
}
