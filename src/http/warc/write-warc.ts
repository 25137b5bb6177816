import { hash, randomUUID } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { createSecrets, type Secrets } from '../../vocabulary/text/hide-secrets.ts'
import { USER_AGENT } from '../../vocabulary/product.ts'
import type { HttpResponse, Outgoing } from '../exchange.ts'
import { recordedAddress } from './recorded-address.ts'
import { mayBeKey } from '../middleware/credentials.ts'

/** Writes requests and their answers as a WARC file, each record a gzip member of its own, as readers expect it. */
export interface WarcWriter {
  add(request: Pick<Outgoing, 'url' | 'headers' | 'post'>, answer: HttpResponse): void
  close(): void
}

/** Said of bytes that we no longer have: bodies are written as they are without them. */
const OF_THE_CONNECTION = new Set([
  'content-encoding',
  'transfer-encoding',
  'content-length',
  'connection',
  'keep-alive',
])

/**
 * Creates the file; throws where it is there already.
 * https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
 */
export function createWarcWriter(
  file: string,
  secrets: Pick<Secrets, 'hide' | 'hideInBytes'> = createSecrets(),
  now: () => Date = () => new Date(),
): WarcWriter {
  const fd = openSync(file, 'wx')
  const write = (type: string, fields: Record<string, string>, block: Buffer): void => {
    const head = headOf('WARC/1.1', {
      'WARC-Type': type,
      'WARC-Date': now().toISOString(),
      ...fields,
      'Content-Length': String(block.length),
    })
    writeSync(fd, gzipSync(Buffer.concat([head, block, Buffer.from('\r\n\r\n')])))
  }
  const info = `software: ${USER_AGENT}\r\nformat: WARC File Format 1.1\r\n`
  write('warcinfo', { 'WARC-Record-ID': newId(), 'Content-Type': 'application/warc-fields' }, Buffer.from(info))

  return {
    add({ url, headers, post }, answer) {
      const id = newId()
      const address = post === undefined ? url.href : recordedAddress({ url, post })
      const shared = { 'WARC-Target-URI': secrets.hide(address) }
      const body = secrets.hideInBytes(answer.body)
      const response = Buffer.concat([secrets.hideInBytes(responseHead({ ...answer, body })), body])
      const payload = `sha256:${hash('sha256', body)}`
      write(
        'response',
        {
          'WARC-Record-ID': id,
          ...shared,
          'Content-Type': 'application/http; msgtype=response',
          'WARC-Payload-Digest': payload,
        },
        response,
      )
      write(
        'request',
        {
          'WARC-Record-ID': newId(),
          ...shared,
          'Content-Type': 'application/http; msgtype=request',
          'WARC-Concurrent-To': id,
        },
        secrets.hideInBytes(requestHead({ url, headers, method: post === undefined ? 'GET' : 'POST' })),
      )
    },
    close: () => closeSync(fd),
  }
}

function newId(): string {
  return `<urn:uuid:${randomUUID()}>`
}

function requestHead({ url, headers, method }: { url: URL; headers: Record<string, string>; method: string }): Buffer {
  // What lets us in is nobody else's business, and recordings are passed on.
  const sent = Object.entries(headers).filter(([name]) => !mayBeKey(name))
  return headOf(`${method} ${url.pathname}${url.search} HTTP/1.1`, { host: url.host, ...Object.fromEntries(sent) })
}

function responseHead({ status, headers, body }: HttpResponse): Buffer {
  const kept = Object.entries(headers).map(([name, value]) =>
    OF_THE_CONNECTION.has(name) ? [`x-archive-orig-${name}`, value] : [name, value],
  )
  const line = `HTTP/1.1 ${status} ${statusCodes()[status] ?? 'Unknown'}`
  return headOf(line, { ...Object.fromEntries(kept), 'content-length': String(body.length) })
}

/** Header bytes came as latin-1 and go as such. */
function headOf(line: string, fields: Record<string, string>): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`)
  return Buffer.from(`${[line, ...lines].join('\r\n')}\r\n\r\n`, 'latin1')
}

/**
 * Names of the statuses. An import of node:http as a module would read all it exports, which loads Node's own copy of
 * undici: 30 ms of every scraper's start.
 */
function statusCodes(): Record<number, string | undefined> {
  return process.getBuiltinModule('node:http').STATUS_CODES
}
