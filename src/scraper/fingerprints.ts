/**
 * A set of texts that remembers 64 bits of each: 16 bytes at most per text, so a million URLs take 16 MB instead of
 * 150. The chance that one of a million texts is taken for another is 3 in 100 million (n^2 / 2^65).
 */
export class Fingerprints {
  #slots = new BigUint64Array(256)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds a text; false when it was there already. */
  add(text: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow()
    if (!place(this.#slots, fingerprint(text))) return false
    this.#size++
    return true
  }

  has(text: string): boolean {
    const wanted = fingerprint(text)
    return this.#slots[find(this.#slots, wanted)] === wanted
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2)
    for (const value of this.#slots) if (value !== 0n) place(larger, value)
    this.#slots = larger
  }
}

function place(slots: BigUint64Array, value: bigint): boolean {
  const slot = find(slots, value)
  if (slots[slot] === value) return false
  slots[slot] = value
  return true
}

/** The slot that holds the value, or the empty one where it belongs. Lengths are powers of two. */
function find(slots: BigUint64Array, value: bigint): number {
  const mask = slots.length - 1
  let slot = Number(value & 0xffff_ffffn) & mask
  while (slots[slot] !== 0n && slots[slot] !== value) slot = (slot + 1) & mask
  return slot
}

/** cyrb53 widened to its whole 64 bits; 0 marks an empty slot and is never returned. */
function fingerprint(text: string): bigint {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  const value = (BigInt(a >>> 0) << 32n) | BigInt(b >>> 0)
  return value === 0n ? 1n : value
}
