import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { aboutFile } from '../../vocabulary/system-error.ts'
import { HASHES } from './minhash.ts'

/** Signatures on disk, half a kilobyte each: memory does not grow with their number. */
export interface SignatureFile {
  readonly length: number
  add(signature: Uint32Array): void
  /** Valid until the next call with the same `into`. */
  read(index: number, into: Uint32Array): void
  /** All in order; the array is used again for the next one. */
  forEach(work: (signature: Uint32Array, index: number) => void): void
  close(): void
}

const BYTES = HASHES * Uint32Array.BYTES_PER_ELEMENT
const AT_ONCE = 2048

/** In a folder that has room; the file has no name, so that nothing is left behind however this process ends. */
export function createSignatureFile(folder: string): SignatureFile {
  const path = join(folder, `.signatures-${process.pid}.tmp`)
  rmSync(path, { force: true })
  const file = openSync(path, 'wx+')
  rmSync(path)
  const block = new Uint32Array(HASHES * AT_ONCE)
  let length = 0
  let held = 0

  const flush = (): void => {
    try {
      writeWhole(file, block.subarray(0, held * HASHES), (length - held) * BYTES)
    } catch (error) {
      throw aboutFile(error, path)
    }
    held = 0
  }

  return {
    get length() {
      return length
    },
    add(signature) {
      block.set(signature, held * HASHES)
      length++
      if (++held === AT_ONCE) flush()
    },
    read(index, into) {
      if (held > 0) flush()
      readWhole(file, into, index * BYTES)
    },
    forEach(work) {
      if (held > 0) flush()
      for (let from = 0; from < length; from += AT_ONCE) {
        const count = Math.min(AT_ONCE, length - from)
        readWhole(file, block.subarray(0, count * HASHES), from * BYTES)
        for (let i = 0; i < count; i++) work(block.subarray(i * HASHES, (i + 1) * HASHES), from + i)
      }
    },
    close: () => closeSync(file),
  }
}

function writeWhole(file: number, words: Uint32Array, position: number): void {
  let written = 0
  while (written < words.byteLength) {
    written += writeSync(file, words, written, words.byteLength - written, position + written)
  }
}

function readWhole(file: number, words: Uint32Array, position: number): void {
  let read = 0
  while (read < words.byteLength) {
    const more = readSync(file, words, read, words.byteLength - read, position + read)
    if (more === 0) throw new Error('the file of signatures is shorter than it was written')
    read += more
  }
}
