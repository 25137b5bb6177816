import assert from 'node:assert/strict'
import { createReadStream, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { WARCParser } from 'warcio'
import type { HttpResponse, Outgoing } from '../../../src/http/exchange.ts'
import { dechunk } from '../../../src/http/warc/dechunk.ts'
import { readWarc } from '../../../src/http/warc/read-warc.ts'
import { recordTransport } from '../../../src/http/warc/recorder.ts'
import { createWarcWriter } from '../../../src/http/warc/write-warc.ts'
import { replayTransport } from '../../../src/http/warc/replay.ts'
import { politeClient } from '../polite-client.ts'

function scratch(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'warc-')))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const url = new URL('http://news.example/a?b=1')
const flaky = new URL('http://news.example/flaky')
const body = Buffer.from('<h1>Ko e hala</h1> \u00e9 \u20ac\r\n\r\nWARC/1.1 is no record here')
const response: HttpResponse = {
  url,
  status: 200,
  headers: { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': '17', etag: '"1"' },
  cookies: ['a=b'],
  body,
  received: 17,
}

function recorded(t: TestContext): string {
  const file = join(scratch(t), 'a.warc.gz')
  const writer = createWarcWriter(file)
  writer.add(
    { url, headers: { 'user-agent': 'x', cookie: 'secret', 'x-api-key': 'secret', authorization: 'secret' } },
    response,
  )
  writer.add({ url: flaky, headers: {} }, { ...response, status: 503, body: Buffer.alloc(0) })
  writer.add({ url: flaky, headers: {} }, { ...response, body: Buffer.from('back') })
  writer.close()
  return file
}

test('another program reads the records', async (t) => {
  const file = recorded(t)
  const seen: unknown[] = []
  for await (const record of new WARCParser(createReadStream(file))) {
    const payload = Buffer.from(await record.readFully(true))
    seen.push([record.warcType, record.warcTargetURI ?? null])
    if (seen.length === 2) assert.deepEqual([payload, record.httpHeaders?.statusCode], [body, 200])
    assert.match(record.warcHeader('WARC-Record-ID') ?? '', /^<urn:uuid:[0-9a-f-]{36}>$/)
  }
  assert.deepEqual(seen, [
    ['warcinfo', null],
    ...[url.href, flaky.href, flaky.href].flatMap((uri) => [
      ['response', uri],
      ['request', uri],
    ]),
  ])
})

test('a recording is closed by a stop and again at the end of the run, and holds nothing that came in between', async (t) => {
  const file = join(scratch(t), 'c.warc.gz')
  const errors: unknown[] = []
  const real = { send: async () => ({ ok: true, response }) as const, close: async () => undefined }
  const transport = recordTransport(real, createWarcWriter(file), (error) => errors.push(error))
  const request: Outgoing = {
    url,
    host: url.host,
    operation: 'detail',
    headers: {},
    signal: undefined,
    trace: { requests: 0 },
  }
  for (let time = 0; time < 2; time++) {
    assert.ok((await transport.send(request)).ok)
    await transport.close()
  }
  const records = await Array.fromAsync(readWarc(file))
  assert.deepEqual([records.map(({ type }) => type), errors], [['warcinfo', 'response', 'request'], []])
})

test('nothing that lets us in is written down, and no file is written over', (t) => {
  const file = recorded(t)
  assert.throws(() => createWarcWriter(file), /EEXIST/)
  assert.ok(!readFileSync(file).includes('secret'))
})

test('replayed: the page as it was, of several answers the last, and 404 for the rest', async (t) => {
  const recording = await replayTransport(recorded(t))
  const client = politeClient({ transport: () => recording, robots: 'ignore' })
  const get = async (address: string) => client.fetch(address, { operation: 'detail' })
  const first = await get(url.href)
  assert.ok(first.ok)
  assert.deepEqual([first.page.body, first.page.headers['etag']], [body, '"1"'])
  const again = await get(flaky.href)
  assert.equal(again.ok && again.page.body.toString(), 'back')
  const other = await get('http://news.example/other')
  assert.equal(!other.ok && other.failure.kind, 'gone')
  await client.close()
})

test('recordings of other programs: plain, chunked and packed bodies, addresses in brackets', async (t) => {
  const file = join(scratch(t), 'b.warc')
  const packed = gzipSync(body)
  const chunked = Buffer.concat([
    Buffer.from(`${packed.length.toString(16)}\r\n`),
    packed,
    Buffer.from('\r\n0\r\n\r\n'),
  ])
  const head =
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n'
  const block = Buffer.concat([Buffer.from(head), chunked])
  const fields = `WARC-Type: response\r\nWARC-Target-URI: <${url.href}>\r\nContent-Length: ${block.length}`
  writeFileSync(file, Buffer.concat([Buffer.from(`WARC/1.0\r\n${fields}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]))
  const recording = await replayTransport(file)
  const client = politeClient({ transport: () => recording, robots: 'ignore' })
  const page = await client.fetch(url.href, { operation: 'detail' })
  assert.deepEqual(page.ok && page.page.body, body)
  await client.close()
})

const BROKEN: [name: string, spoil: (bytes: Buffer) => Buffer][] = [
  ['cut short', (bytes) => bytes.subarray(0, bytes.length - 20)],
  ['empty', () => Buffer.alloc(0)],
  ['something else', () => Buffer.from('<html>\r\n\r\n</html>')],
]
for (const [name, spoil] of BROKEN) {
  test(`a file that is ${name} is no recording`, async (t) => {
    const file = recorded(t)
    writeFileSync(file, spoil(readFileSync(file)))
    await assert.rejects(Array.fromAsync(readWarc(file)))
  })
}

test('chunks are put together, and what is not chunked stays', () => {
  assert.equal(dechunk(Buffer.from('3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n')).toString(), 'abcde')
  assert.equal(dechunk(Buffer.from('plain text')).toString(), 'plain text')
})
