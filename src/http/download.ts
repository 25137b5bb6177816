import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createBody } from './transport/body.ts'
import { LimitError } from './transport/failure.ts'
import type { Body, Download } from './transport/received-body.ts'

/** What a partial file is a part of, kept beside it. */
interface Origin {
  url: string
  /** A strong ETag, or Last-Modified: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.5 */
  validator: string | null
}

/** Downloads `url` into `file`, at most `max_bytes` of it. */
export function createDownload(file: string, url: string, max_bytes: number): Download {
  const note = `${file}.json`
  const remove = (): void => {
    rmSync(file, { force: true })
    rmSync(note, { force: true })
  }
  /** A server that sends other parts than those requested does so every time: the next try asks for the whole. */
  const continued = (headers: Record<string, string>, encoding: string): number => {
    const bytes = sizeOf(file)
    if (encoding === 'identity' && endsWhole(headers['content-range'], bytes)) return bytes
    remove()
    throw new LimitError('protocol', `another part was sent than the one requested (from byte ${bytes})`)
  }

  return {
    requestHeaders() {
      const origin = readOrigin(note)
      const bytes = sizeOf(file)
      const plain = { 'accept-encoding': 'identity', accept: '*/*' }
      if (bytes === 0 || origin === null || origin.url !== url || origin.validator === null) return plain
      return { ...plain, range: `bytes=${bytes}-`, 'if-range': origin.validator }
    },
    receive(status, headers) {
      const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
      const from = status === 206 ? continued(headers, encoding) : 0
      writeFileSync(note, JSON.stringify({ url, validator: validatorOf(headers) } satisfies Origin))
      // Servers that compress unasked: what they send cannot be continued, and is unpacked as a page is.
      const packed = encoding === 'identity' ? null : createBody(headers, Math.min(max_bytes, MOST_UNPACKED), undefined)
      if (packed === null && from + Number(headers['content-length'] ?? 0) > max_bytes) throw tooLarge(max_bytes)
      const fd = openSync(file, existsSync(file) ? 'r+' : 'w')
      ftruncateSync(fd, from)
      return packed === null ? toFile(fd, from, max_bytes) : unpacked(fd, packed)
    },
    beginning: (most) => beginningOf(file, most),
    remove,
  }
}

/** What a server compresses unasked is unpacked in memory. */
const MOST_UNPACKED = 100_000_000

function toFile(fd: number, from: number, max_bytes: number): Body {
  let received = 0
  const close = closer(fd)
  return {
    add(chunk) {
      writeSync(fd, chunk, 0, chunk.length, from + received)
      received += chunk.length
      if (from + received > max_bytes) throw tooLarge(max_bytes)
      return 'more'
    },
    get received() {
      return received
    },
    whole() {
      close()
      return Promise.resolve(Buffer.alloc(0))
    },
    discard: close,
  }
}

function unpacked(fd: number, body: Body): Body {
  const close = closer(fd)
  return {
    add: (chunk) => body.add(chunk),
    get received() {
      return body.received
    },
    async whole() {
      writeSync(fd, await body.whole(), null, null, 0)
      close()
      return Buffer.alloc(0)
    },
    discard() {
      body.discard()
      close()
    },
  }
}

function closer(fd: number): () => void {
  let open = true
  return () => {
    if (open) closeSync(fd)
    open = false
  }
}

/** Whether a part begins where the file ends, and goes to the end of the document. */
function endsWhole(range: string | undefined, bytes: number): boolean {
  const [, first, last, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(range?.trim() ?? '') ?? []
  return Number(first) === bytes && (total === '*' || Number(last) + 1 === Number(total))
}

function validatorOf({ etag, 'last-modified': lastModified }: Record<string, string>): string | null {
  return etag?.startsWith('"') === true ? etag : (lastModified ?? null)
}

function readOrigin(note: string): Origin | null {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Origin
  } catch {
    return null
  }
}

function beginningOf(file: string, most: number): Buffer {
  const fd = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(most)
    return bytes.subarray(0, readSync(fd, bytes, 0, most, 0))
  } finally {
    closeSync(fd)
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function tooLarge(max_bytes: number): LimitError {
  return new LimitError('too_large', `the document is larger than ${max_bytes / 1e6} MB`)
}
