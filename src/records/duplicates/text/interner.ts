/** Texts to small numbers, in the order of their first appearance. */
export interface Interner {
  readonly texts: string[]
  add(text: string): number
  get(text: string): number | undefined
}

/** An empty one. */
export function createInterner(): Interner {
  // A Map holds at most 2^24 entries; a file of millions of rows has more different values than that.
  const maps: Map<string, number>[] = [new Map()]
  const texts: string[] = []
  const get = (text: string): number | undefined => {
    for (const map of maps) {
      const found = map.get(text)
      if (found !== undefined) return found
    }
    return undefined
  }
  const add = (text: string): number => {
    const found = get(text)
    if (found !== undefined) return found
    if (maps.at(-1)!.size >= 16_000_000) maps.push(new Map())
    maps.at(-1)!.set(text, texts.length)
    return texts.push(text) - 1
  }
  return { texts, add, get }
}
