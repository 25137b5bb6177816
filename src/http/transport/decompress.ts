import zlib from 'node:zlib'
import type { Transform } from 'node:stream'
import { LimitError } from './failure.ts'

const ENCODINGS = ['gzip', 'deflate', 'br', 'zstd'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What we say that we can read. */
export const ACCEPT_ENCODING = ENCODINGS.join(', ')

/** Reads a content-encoding header, in the order in which they were applied. Throws for one that we do not know. */
export function encodingsOf(header: string | undefined): Encoding[] {
  if (header === undefined) return []
  const names = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-(?=gzip$)/, ''))
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > 3) throw new LimitError('protocol', `content-encoding is ${names.length} layers deep`)
  return names.map((name) => {
    const known = ENCODINGS.find((one) => one === name)
    if (known === undefined) throw new LimitError('protocol', `content-encoding '${name}' is unknown`)
    return known
  })
}

export interface UnpackLimits {
  /** Most bytes that may come out. */
  max: number
  /** Take what there is of a stream that ends early. */
  partial: boolean
}

/** Undoes one encoding at once: for bodies so small that the way to the thread pool and back would cost more. */
export function unpack(bytes: Buffer, encoding: Encoding, limits: UnpackLimits): Buffer {
  if (isMislabelled(bytes, encoding)) return bytes
  const options = optionsFor(encoding, limits)
  switch (encoding) {
    case 'gzip':
      return zlib.gunzipSync(bytes, options)
    case 'deflate':
      return isBareDeflate(bytes) ? zlib.inflateRawSync(bytes, options) : zlib.inflateSync(bytes, options)
    case 'br':
      return zlib.brotliDecompressSync(bytes, options)
    case 'zstd':
      return zlib.zstdDecompressSync(bytes, options)
  }
}

/**
 * The same as a stream, for bodies that are large. `start` is the beginning of what it will be given, null where that
 * is not known yet. Null when nothing is to be undone.
 */
export function unpacker(start: Buffer | null, encoding: Encoding, limits: UnpackLimits): Transform | null {
  if (start && isMislabelled(start, encoding)) return null
  const { maxOutputLength: _, ...options } = optionsFor(encoding, limits)
  switch (encoding) {
    case 'gzip':
      return zlib.createGunzip(options)
    case 'deflate':
      return start && isBareDeflate(start) ? zlib.createInflateRaw(options) : zlib.createInflate(options)
    case 'br':
      return zlib.createBrotliDecompress(options)
    case 'zstd':
      return zlib.createZstdDecompress(options)
  }
}

function optionsFor(
  encoding: Encoding,
  { max, partial }: UnpackLimits,
): { maxOutputLength: number; finishFlush?: number } {
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants
  if (!partial || encoding === 'zstd') return { maxOutputLength: max }
  return { maxOutputLength: max, finishFlush: encoding === 'br' ? BROTLI_OPERATION_FLUSH : Z_SYNC_FLUSH }
}

/** Some servers send the label of a compression that they then forget. */
function isMislabelled(start: Buffer, encoding: Encoding): boolean {
  if (encoding === 'gzip') return start[0] !== 0x1f || start[1] !== 0x8b
  return encoding === 'zstd' && start[0] === 0x3c
}

/** Named deflate, some servers send the zlib format, as they should, and some what is inside it: two bytes tell. */
function isBareDeflate(start: Buffer): boolean {
  return start.length < 2 || (start[0]! & 0x0f) !== 8 || start.readUInt16BE(0) % 31 !== 0
}
