import zlib from 'node:zlib'
import type { Transform } from 'node:stream'
import { LimitError } from './failure.ts'

const ENCODINGS = ['gzip', 'deflate', 'br', 'zstd'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What we say that we can read. */
export const ACCEPT_ENCODING = ENCODINGS.join(', ')

export interface Encodings {
  /** In the order in which they were applied. */
  known: Encoding[]
  /** Names of none that we know: `UTF-8`, `none`, `aws-chunked` are no codings at all, `compress` is one. */
  unknown: string[]
}

/** Reads a content-encoding header. Throws where it names more layers than any server applies. */
export function encodingsOf(header: string | undefined): Encodings {
  const encodings: Encodings = { known: [], unknown: [] }
  for (const written of header?.toLowerCase().split(',') ?? []) {
    const name = written.trim().replace(/^x-(?=gzip$)/, '')
    const known = ENCODINGS.find((one) => one === name)
    if (known !== undefined) encodings.known.push(known)
    else if (name !== '' && name !== 'identity') encodings.unknown.push(name.slice(0, 50))
  }
  const { known } = encodings
  if (known.length > 3) throw new LimitError('protocol', `content-encoding is ${known.length} layers deep`)
  return encodings
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
 * The same as a stream, for bodies that are large. `start` is the beginning of what it will be given. Null when nothing
 * is to be undone.
 */
export function unpacker(start: Buffer, encoding: Encoding, limits: UnpackLimits): Transform | null {
  if (isMislabelled(start, encoding)) return null
  const { maxOutputLength: _, ...options } = optionsFor(encoding, limits)
  switch (encoding) {
    case 'gzip':
      return zlib.createGunzip(options)
    case 'deflate':
      return isBareDeflate(start) ? zlib.createInflateRaw(options) : zlib.createInflate(options)
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
  return !(encoding === 'gzip' && isGzip(start)) && isText(start)
}

/** RFC 1952, 2.3.1: its mark, and deflate as its only method. */
export function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8
}

/** Whether bytes are text in some charset: what is packed has control characters all over. */
export function isText(bytes: Buffer): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) return true
  const length = Math.min(bytes.length, SAMPLE)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    // Escapes begin the characters of ISO-2022-JP.
    if (byte < 0x20 && !WHITE.has(byte) && !(byte === ESCAPE && (bytes[i + 1] === 0x24 || bytes[i + 1] === 0x28)))
      controls++
  }
  return controls * 50 < length || length === 0
}

const SAMPLE = 512
const ESCAPE = 0x1b
const WHITE = new Set([0x09, 0x0a, 0x0c, 0x0d])

/** As `deflate` some servers send the zlib format, as they should, and some the bare stream: two bytes show which. */
function isBareDeflate(start: Buffer): boolean {
  return start.length < 2 || (start[0]! & 0x0f) !== 8 || start.readUInt16BE(0) % 31 !== 0
}
