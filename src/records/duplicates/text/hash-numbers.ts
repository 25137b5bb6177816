/** Hashes to small numbers, in the order of their first appearance, without an object for each. */
export interface HashNumbers {
  readonly length: number
  /** The number of a hash; `isOther` says whether a known number with the same hash is of something else after all. */
  add(hash: number, isOther?: (number: number) => boolean): number
}

const FULL = 0.75

/** Open addressing with linear steps. Hashes are whole numbers above 0, as hashText makes them. */
export function createHashNumbers(): HashNumbers {
  let mask = 1023
  let hashes = new Float64Array(mask + 1)
  let numbers = new Int32Array(mask + 1)
  let length = 0

  const widen = (): void => {
    const [oldHashes, oldNumbers] = [hashes, numbers]
    mask = mask * 2 + 1
    hashes = new Float64Array(mask + 1)
    numbers = new Int32Array(mask + 1)
    for (const [i, hash] of oldHashes.entries()) {
      if (hash === 0) continue
      let slot = hash % (mask + 1)
      while (hashes[slot] !== 0) slot = (slot + 1) & mask
      hashes[slot] = hash
      numbers[slot] = oldNumbers[i]!
    }
  }

  return {
    get length() {
      return length
    },
    add(hash, isOther) {
      let slot = hash % (mask + 1)
      while (hashes[slot] !== 0) {
        if (hashes[slot] === hash && isOther?.(numbers[slot]!) !== true) return numbers[slot]!
        slot = (slot + 1) & mask
      }
      hashes[slot] = hash
      numbers[slot] = length
      if (++length > (mask + 1) * FULL) widen()
      return length - 1
    },
  }
}
