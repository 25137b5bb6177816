/** Many texts in few bytes: no object each, only their characters. */
export interface PackedTexts {
  readonly length: number
  add(text: string): number
  get(index: number): string
}

const BLOCK = 1 << 22

/** UTF-8 in blocks of 4 MB; a text never lies in two. */
export function createPackedTexts(): PackedTexts {
  const blocks: Buffer[] = []
  let used = BLOCK
  let starts = new Float64Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    add(text) {
      const most = text.length * 3
      if (used + most + 4 > BLOCK) {
        blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, most + 4)))
        used = 0
      }
      const block = blocks.at(-1)!
      const size = block.write(text, used + 4)
      block.writeUInt32LE(size, used)
      if (length === starts.length) {
        const wider = new Float64Array(length * 2)
        wider.set(starts)
        starts = wider
      }
      starts[length] = (blocks.length - 1) * BLOCK + used
      used += size + 4
      return length++
    },
    get(index) {
      const start = starts[index]!
      const block = blocks[Math.floor(start / BLOCK)]!
      const at = start % BLOCK
      const size = block.readUInt32LE(at)
      return block.toString('utf8', at + 4, at + 4 + size)
    },
  }
}
