import { isUtf8 } from 'node:buffer'

/**
 * Reads UTF-8 and keeps what is none: such a byte becomes a lone surrogate (U+DC80 to U+DCFF), which no UTF-8 holds, so
 * that `bytesOf` gives back the very bytes that were read.
 */
export function createKeepingDecoder(): { decode: (bytes: Buffer) => string; end: () => string } {
  let rest = Buffer.alloc(0)
  const textOf = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString() : keeping(bytes))
  return {
    decode(bytes) {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      const cut = all.length - openBytes(all)
      rest = Buffer.from(all.subarray(cut))
      return textOf(all.subarray(0, cut))
    },
    end: () => textOf(rest),
  }
}

/** Text as it is written to a file: UTF-8, with the bytes in it that were kept. */
export function bytesOf(text: string): string | Buffer {
  if (text.isWellFormed()) return text
  const parts = text.split(/([\udc80-\udcff])/u)
  return Buffer.concat(parts.map((part, n) => (n % 2 === 0 ? Buffer.from(part) : Buffer.of(part.charCodeAt(0) & 0xff))))
}

/** Length of a sequence by its first byte; 1 also for a byte that begins none. */
function sequenceLength(byte: number): number {
  return byte >= 0xf0 && byte < 0xf8 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
}

/** How many bytes at the end may belong to a sequence that goes on in the next chunk. */
function openBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

function keeping(bytes: Buffer): string {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < bytes.length;) {
    const end = at + sequenceLength(bytes[at]!)
    if (bytes[at]! < 0x80 || (end <= bytes.length && isUtf8(bytes.subarray(at, end)))) at = end
    else {
      parts.push(bytes.toString('utf8', start, at), String.fromCharCode(0xdc00 + bytes[at]!))
      start = ++at
    }
  }
  parts.push(bytes.toString('utf8', start))
  return parts.join('')
}
