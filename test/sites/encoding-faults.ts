import zlib from 'node:zlib'
import { page, type Exchange, type Fault, HEAD } from './exchange.ts'

const BODY = Buffer.from(page('unpacked'))
const ZEROS = (): Buffer => Buffer.alloc(30_000_000)
const brotli = (bytes: Buffer): Buffer =>
  zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } })

/** Content encodings: right, wrong, broken and meant to explode. */
export const ENCODING_FAULTS: Record<string, Fault> = {
  '/gzip': coded('gzip', zlib.gzipSync(BODY)),
  '/x-gzip': coded('x-gzip', zlib.gzipSync(BODY)),
  '/deflate-zlib': coded('deflate', zlib.deflateSync(BODY)),
  '/deflate-raw': coded('deflate', zlib.deflateRawSync(BODY)),
  '/br': coded('br', brotli(BODY)),
  '/zstd': coded('zstd', zlib.zstdCompressSync(BODY)),
  '/gzip-then-br': coded('gzip, br', brotli(zlib.gzipSync(BODY))),
  '/gzip-twice': coded('gzip, gzip', zlib.gzipSync(zlib.gzipSync(BODY))),
  '/gzip-upper-case': coded('GZIP', zlib.gzipSync(BODY)),
  '/gzip-members': coded('gzip', Buffer.concat([zlib.gzipSync(BODY), zlib.gzipSync(BODY)])),
  '/gzip-large': coded('gzip', () => zlib.gzipSync(noise(3_000_000))),
  '/gzip-large-cut': coded('gzip', () => zlib.gzipSync(noise(3_000_000)).subarray(0, -1000)),
  '/encoding-identity': coded('identity', BODY),
  '/encoding-unknown': coded('snappy', zlib.deflateRawSync(BODY)),
  '/encoding-unknown-plain': coded('snappy', BODY),
  '/encoding-none': coded('UTF-8, none', BODY),
  '/gzip-unlabelled': coded('binary', zlib.gzipSync(BODY)),
  '/encoding-ten-layers': coded(Array(10).fill('gzip').join(', '), BODY),
  '/encoding-forgotten': coded('gzip', BODY),
  '/gzip-cut': coded('gzip', zlib.gzipSync(BODY).subarray(0, -20)),
  '/gzip-broken': coded('gzip', Buffer.concat([zlib.gzipSync(BODY).subarray(0, 60), Buffer.alloc(200, 7)])),
  '/br-broken': coded('br', brotli(BODY).subarray(2)),
  '/br-forgotten': coded('br', BODY),
  '/zstd-broken': coded('zstd', Buffer.from('28b52ffd00000000deadbeef', 'hex')),
  '/gzip-empty': coded('gzip', Buffer.alloc(0)),
  '/bomb-gzip': coded('gzip', () => zlib.gzipSync(ZEROS())),
  '/bomb-double': coded('gzip, gzip', () => zlib.gzipSync(zlib.gzipSync(ZEROS()))),
  '/bomb-br': coded('br', () => brotli(ZEROS())),
  '/bomb-zstd': coded('zstd', () => zlib.zstdCompressSync(ZEROS())),
  // Never ends, and would be 1,000 times as large.
  '/bomb-endless': (x) => {
    x.raw(`${HEAD}Content-Encoding: gzip\r\nConnection: close\r\n\r\n`)
    const packer = zlib.createGzip({ level: 9 })
    const zeros = Buffer.alloc(1_000_000)
    const pour = (): void => {
      if (!x.socket.destroyed) packer.write(zeros, () => setImmediate(pour))
    }
    packer.on('data', (chunk: Buffer) => x.raw(chunk))
    pour()
  },
}

/** What is costly to make is made when it is first asked for. */
function coded(encoding: string, content: Buffer | (() => Buffer)): Fault {
  let bytes: Buffer | undefined
  return (x: Exchange) => {
    bytes ??= typeof content === 'function' ? content() : content
    x.reply(200, { 'Content-Encoding': encoding }, bytes)
  }
}

/** Text that hardly compresses, always the same. */
function noise(bytes: number): Buffer {
  const text = Buffer.alloc(bytes)
  let state = 1
  for (let i = 0; i < bytes; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    text[i] = 32 + ((state >> 16) % 95)
  }
  return text
}
