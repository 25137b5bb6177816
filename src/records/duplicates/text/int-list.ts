/** A growing list of 32-bit numbers without an object each. */
export interface IntList {
  readonly length: number
  push(value: number): void
  /** What was pushed; the list is not used afterwards. */
  take(): Int32Array
}

/** An empty list with room for so many numbers, which grows. */
export function createIntList(capacity = 1024): IntList {
  let items = new Int32Array(capacity)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === items.length) {
        const wider = new Int32Array(items.length * 2)
        wider.set(items)
        items = wider
      }
      items[length++] = value
    },
    take: () => items.subarray(0, length),
  }
}
