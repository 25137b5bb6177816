import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createKeepingDecoder } from './kept-bytes.ts'

/** The text of a file in chunks, and how far it has been read. */
export interface TextChunks {
  chunks: AsyncIterable<string>
  /** 0 to 1. */
  done: () => number
  /** What a person should know: bytes that are no text in this encoding. */
  notes: () => string[]
}

/**
 * Reads UTF-8, or UTF-16 where a byte order mark says so, or what `encoding` names (a label of the Encoding Standard).
 * What is no UTF-8 is kept (see kept-bytes.ts); in other encodings U+FFFD stands for what is no text.
 */
export function textChunks(path: string, size: number, encoding = 'utf-8'): TextChunks {
  let read = 0
  let damaged: string | null = null
  async function* decode(): AsyncGenerator<string> {
    let decoder: Decoder | null = null
    const checked = (text: string, by: Decoder): string => {
      if (by.isDamaged(text)) damaged = by.encoding
      return text
    }
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      decoder ??= decoderOf(markOf(bytes) ?? encoding)
      read += bytes.length
      yield checked(decoder.decode(bytes), decoder)
    }
    const rest = decoder === null ? '' : checked(decoder.end(), decoder)
    if (rest !== '') yield rest
  }
  const note = (label: string): string => `some bytes are not ${label.toUpperCase()}: --encoding says what they are`
  return {
    chunks: decode(),
    done: () => (size === 0 ? 1 : Math.min(1, read / size)),
    notes: () => (damaged === null ? [] : [note(damaged)]),
  }
}

interface Decoder {
  encoding: string
  decode: (bytes: Buffer) => string
  end: () => string
  isDamaged: (text: string) => boolean
}

function decoderOf(label: string): Decoder {
  const decoder = new TextDecoder(label)
  const { encoding } = decoder
  if (encoding === 'utf-8') return { encoding, ...createKeepingDecoder(), isDamaged: (text) => !text.isWellFormed() }
  return {
    encoding,
    decode: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
    isDamaged: (text) => text.includes('\ufffd'),
  }
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Whether a file begins with a byte order mark. */
export async function hasMark(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0)
    return markOf(buffer) !== null || buffer.equals(Buffer.of(0xef, 0xbb, 0xbf))
  } finally {
    await file.close()
  }
}
