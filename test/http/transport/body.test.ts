import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import zlib from 'node:zlib'
import { createBody } from '../../../src/http/transport/body.ts'

const MB = 1_000_000

/** Hands the bytes over in pieces, as a connection would. */
async function receive(bytes: Buffer, encoding: string, max = 50 * MB, cut_after?: number): Promise<Buffer> {
  const body = createBody({ 'content-encoding': encoding }, max, cut_after)
  for (let at = 0; at < bytes.length; at += 65_536) {
    if (body.add(bytes.subarray(at, at + 65_536)) === 'enough') break
    // Unpacking large bodies goes on beside the connection.
    await new Promise(setImmediate)
  }
  return body.whole()
}

/** Words by chance, always the same: packs to about two thirds. */
function prose(bytes: number): Buffer {
  let state = 7
  const words = Array.from({ length: bytes / 6 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 4).toString(36).padStart(5, 'a').slice(-5)
  })
  return Buffer.from(words.join(' '))
}

const CODERS: Record<string, (bytes: Buffer) => Buffer> = {
  gzip: (bytes) => zlib.gzipSync(bytes),
  deflate: (bytes) => zlib.deflateSync(bytes),
  'deflate ': (bytes) => zlib.deflateRawSync(bytes),
  br: (bytes) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3 } }),
  zstd: (bytes) => zlib.zstdCompressSync(bytes),
  'gzip, gzip': (bytes) => zlib.gzipSync(zlib.gzipSync(bytes)),
  'deflate, gzip': (bytes) => zlib.gzipSync(zlib.deflateSync(bytes)),
}

describe('packed bodies', () => {
  const [small, large] = [prose(50_000), prose(2 * MB)]
  for (const [encoding, code] of Object.entries(CODERS)) {
    test(`${encoding}: the same in one go and as a stream`, async () => {
      const packed = code(large)
      assert.ok(packed.length > 262_144, 'large enough to be unpacked as a stream')
      assert.ok((await receive(code(small), encoding)).equals(small))
      assert.ok((await receive(packed, encoding)).equals(large))
    })
    test(`${encoding}: not more than is allowed`, async () => {
      await assert.rejects(receive(code(small), encoding, 40_000), { kind: 'too_large' })
      await assert.rejects(receive(code(large), encoding, 1.5 * MB), { kind: 'too_large' })
    })
    test(`${encoding}: damage is an error`, async () => {
      for (const bytes of [code(small), code(large)]) {
        await assert.rejects(receive(bytes.subarray(0, bytes.length / 2), encoding))
      }
    })
  }

  test('text that hardly repeats itself may be large, a bomb may not', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(30 * MB))
    assert.ok(bomb.length < 50_000)
    await assert.rejects(receive(bomb, 'gzip'), { kind: 'too_large', message: /hold more than 10 MB/ })
    const long = Buffer.alloc(12 * MB, prose(600_000))
    assert.equal((await receive(zlib.gzipSync(long), 'gzip')).length, long.length)
  })
})

describe('bodies that are cut on purpose', () => {
  test('plain: what came is the body', async () => {
    const bytes = prose(300_000)
    const cut = await receive(bytes, 'identity', MB, 100_000)
    assert.ok(cut.length >= 100_000 && cut.length < 200_000)
    assert.ok(bytes.subarray(0, cut.length).equals(cut))
  })

  for (const encoding of ['gzip', 'deflate', 'br']) {
    test(`${encoding}: as much of it as can be unpacked`, async () => {
      const bytes = prose(900_000)
      const cut = await receive(CODERS[encoding]!(bytes), encoding, 50 * MB, 100_000)
      assert.ok(cut.length > 50_000 && cut.length < bytes.length, String(cut.length))
      assert.ok(bytes.subarray(0, cut.length).equals(cut))
    })
  }
})

test('announced as too large, it is not even begun', () => {
  assert.throws(() => createBody({ 'content-length': '60000000' }, 50 * MB, undefined), { kind: 'too_large' })
})
