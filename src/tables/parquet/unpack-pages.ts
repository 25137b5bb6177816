import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { type Compressors, snappyUncompress } from 'hyparquet'

/**
 * Unpacks the pages of one row group, none of them to more than its header says, and to at most `bytes` in all. Throws
 * what zlib throws, or a RangeError.
 */
export function boundedCompressors(bytes: number): Compressors {
  let left = bytes
  const bounded =
    (unpack: (input: Uint8Array, maxOutputLength: number) => Uint8Array) =>
    (input: Uint8Array, length: number): Uint8Array => {
      left -= length
      if (!(length >= 0 && left >= 0)) throw new RangeError(`its pages unpack to more than ${bytes} bytes`)
      // zlib takes no 0.
      return unpack(input, Math.max(1, length))
    }
  return {
    ZSTD: bounded((input, maxOutputLength) => zstdDecompressSync(input, { maxOutputLength })),
    GZIP: bounded((input, maxOutputLength) => gunzipSync(input, { maxOutputLength })),
    BROTLI: bounded((input, maxOutputLength) => brotliDecompressSync(input, { maxOutputLength })),
    SNAPPY: bounded((input, length) => {
      const output = new Uint8Array(length)
      snappyUncompress(input, output)
      return output
    }),
  }
}
