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

describe('labels that are no coding, or untrue', () => {
  const page = Buffer.from(`<!doctype html><p>${'Malo e lelei. '.repeat(9)}`)
  const large = Buffer.concat([page, prose(600_000)])
  const cyrillic = Buffer.from(Array.from({ length: 300 }, (_, i) => 0xc0 + ((i * 7) % 64)))

  for (const label of [
    'UTF-8',
    'none',
    'binary',
    'aws-chunked',
    'utf-8, aws-chunked',
    '',
    ',',
    'gzip',
    'br',
    'deflate',
    'zstd',
  ]) {
    test(`plain is plain under '${label}'`, async () => {
      for (const bytes of [page, large, cyrillic]) assert.ok((await receive(bytes, label)).equals(bytes))
    })
  }

  for (const [label, bytes] of [
    ['x-gzip', zlib.gzipSync(page)],
    ['gzip,', zlib.gzipSync(page)],
    ['GZIP', zlib.gzipSync(page)],
    ['utf-8, gzip', zlib.gzipSync(page)],
    ['gzip, gzip', zlib.gzipSync(page)],
    ['gzip', zlib.gzipSync(zlib.gzipSync(page))],
    ['', zlib.gzipSync(page)],
  ] as const) {
    test(`'${label}' of ${bytes.length} bytes is undone`, async () => {
      assert.ok((await receive(bytes, label)).equals(page))
    })
  }

  test('a large body that was packed twice under one label', async () => {
    assert.ok((await receive(zlib.gzipSync(zlib.gzipSync(large)), 'gzip')).equals(large))
    assert.ok((await receive(zlib.gzipSync(large), 'gzip, gzip')).equals(large))
  })

  test('a packed file stays one', async () => {
    const file = zlib.gzipSync(page)
    const body = createBody({ 'content-type': 'application/x-gzip', 'content-encoding': 'gzip' }, MB, undefined)
    body.add(zlib.gzipSync(file))
    assert.ok((await body.whole()).equals(file))
  })

  for (const [label, bytes] of [
    ['gzip', zlib.brotliCompressSync(page)],
    ['gzip', zlib.brotliCompressSync(large)],
    ['br', zlib.gzipSync(page)],
    ['deflate', zlib.zstdCompressSync(page)],
    ['compress', zlib.deflateRawSync(large)],
    ['lzma, none', zlib.brotliCompressSync(large)],
  ] as const) {
    test(`${bytes.length} bytes that '${label}' does not undo are an error, and no text`, async () => {
      await assert.rejects(receive(bytes, label))
    })
  }
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
