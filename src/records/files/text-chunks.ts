import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

/** The text of a file in chunks, and how far it has been read. */
export interface TextChunks {
  chunks: AsyncIterable<string>
  /** 0 to 1. */
  done: () => number
  /** Whether bytes were no text in this encoding; U+FFFD stands for them. */
  damaged: () => boolean
}

/** Reads UTF-8, or UTF-16 where a byte order mark says so, or what `encoding` names (a label of the Encoding Standard). */
export function textChunks(path: string, size: number, encoding = 'utf-8'): TextChunks {
  let read = 0
  let damaged = false
  async function* decode(): AsyncGenerator<string> {
    let decoder: InstanceType<typeof TextDecoder> | null = null
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(markOf(bytes) ?? encoding)
      read += bytes.length
      const text = decoder.decode(bytes, { stream: true })
      damaged ||= text.includes('\ufffd')
      yield text
    }
    const rest = decoder?.decode() ?? ''
    damaged ||= rest !== ''
    if (rest !== '') yield rest
  }
  return { chunks: decode(), done: () => (size === 0 ? 1 : Math.min(1, read / size)), damaged: () => damaged }
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
