import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const BLOCK = 65_536

/**
 * Where the last so many lines of a file begin, in bytes; a last line without its line break counts. 0 where it has no
 * more. Reads from the end only what it needs. Throws the system's errors.
 */
export function tailOffset(path: string, lines: number): number {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const block = Buffer.allocUnsafe(BLOCK)
    let left = lines
    for (let end = size; end > 0;) {
      const start = Math.max(0, end - BLOCK)
      const length = readSync(file, block, 0, end - start, start)
      for (let at = length - 1; at >= 0; at--) {
        // The break that ends the last line begins none.
        if (block[at] !== LINE_BREAK || start + at === size - 1) continue
        if (--left === 0) return start + at + 1
      }
      end = start
    }
    return 0
  } finally {
    closeSync(file)
  }
}

/** The last so many lines of a file, without their breaks; of what one screen holds. Throws the system's errors. */
export function readTail(path: string, lines: number): string[] {
  if (lines < 1) return []
  const from = tailOffset(path, lines)
  const file = openSync(path, 'r')
  try {
    const length = Math.min(fstatSync(file).size - from, MOST)
    const text = Buffer.alloc(Math.max(0, length))
    const read = readSync(file, text, 0, text.length, from)
    return text.toString('utf8', 0, read).replace(/\n$/, '').split('\n').slice(-lines)
  } finally {
    closeSync(file)
  }
}

const LINE_BREAK = 0x0a
/** A line may be as long as a page. */
const MOST = 4 * 1024 * 1024
