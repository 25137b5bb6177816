import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { LimitError } from './failure.ts'

const ENCODINGS = ['gzip', 'deflate', 'br', 'zstd'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What we say that we can read. */
export const ACCEPT_ENCODING = ENCODINGS.join(', ')

/** Reads a content-encoding header; in the order in which they were applied. Throws for one that we do not know. */
export function encodingsOf(header: string | undefined): Encoding[] {
  if (header === undefined) return []
  const names = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-(?=gzip$)/, ''))
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > 3) throw new LimitError('protocol', `content-encoding is ${names.length} layers deep`)
  for (const name of names) {
    if (!isEncoding(name)) throw new LimitError('protocol', `content-encoding '${name}' is unknown`)
  }
  return names as Encoding[]
}

function isEncoding(name: string): name is Encoding {
  return (ENCODINGS as readonly string[]).includes(name)
}

const NO_BOMB = 10_000_000
const MOST_RATIO = 100
// Below this the calling thread is faster than the way to the thread pool and back.
const SMALL = 262_144

/**
 * Undoes all encodings. Output is cut off at `max` bytes, and, beyond 10 MB, at 100 times the input: no page is that
 * repetitive, but bombs are. `partial` takes what there is of a stream that ends early.
 */
export async function decompress(raw: Buffer, encodings: Encoding[], max: number, partial: boolean): Promise<Buffer> {
  let bytes = raw
  for (const encoding of encodings.toReversed()) {
    const limit = Math.min(max, Math.max(NO_BOMB, bytes.length * MOST_RATIO))
    try {
      bytes = await undo(encoding, bytes, limit, partial)
    } catch (error) {
      if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
        throw new LimitError('too_large', `${bytes.length} bytes of ${encoding} unpack to more than ${limit / 1e6} MB`)
      }
      throw error
    }
  }
  return bytes
}

function undo(encoding: Encoding, bytes: Buffer, maxOutputLength: number, partial: boolean): Promise<Buffer> | Buffer {
  const { Z_SYNC_FLUSH, Z_FINISH, BROTLI_OPERATION_FLUSH, BROTLI_OPERATION_FINISH } = zlib.constants
  const deflate = { maxOutputLength, finishFlush: partial ? Z_SYNC_FLUSH : Z_FINISH }
  const small = bytes.length < SMALL
  switch (encoding) {
    case 'gzip':
      return small ? zlib.gunzipSync(bytes, deflate) : promisify(zlib.gunzip)(bytes, deflate)
    case 'deflate': {
      // Named deflate, some servers send the zlib format and some the bare one: the first two bytes tell.
      const wrapped = (bytes[0]! & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0
      if (wrapped) return small ? zlib.inflateSync(bytes, deflate) : promisify(zlib.inflate)(bytes, deflate)
      return small ? zlib.inflateRawSync(bytes, deflate) : promisify(zlib.inflateRaw)(bytes, deflate)
    }
    case 'br': {
      const options = { maxOutputLength, finishFlush: partial ? BROTLI_OPERATION_FLUSH : BROTLI_OPERATION_FINISH }
      return small ? zlib.brotliDecompressSync(bytes, options) : promisify(zlib.brotliDecompress)(bytes, options)
    }
    case 'zstd':
      return small
        ? zlib.zstdDecompressSync(bytes, { maxOutputLength })
        : promisify(zlib.zstdDecompress)(bytes, { maxOutputLength })
  }
}
