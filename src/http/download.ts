import {
  closeSync,
  constants,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { isSystemError } from '../vocabulary/system-error.ts'
import { createBody } from './transport/body.ts'
import { LimitError } from './transport/failure.ts'
import type { Body, Download } from './transport/received-body.ts'

/** What a partial file is a part of, kept beside it. */
interface Origin {
  url: string
  /** A strong ETag, or Last-Modified: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.5 */
  validator: string | null
}

export interface DownloadLimits {
  max_bytes: number
  /** Bytes that may still be written where the file is; looked at again and again while a body comes. */
  room: () => number
}

/** Downloads `url` into `file`, within the limits. What goes wrong with the file is a failure of the kind `disk`. */
export function createDownload(file: string, url: string, limits: DownloadLimits): Download {
  const note = noteOf(file)
  const remove = (): void => {
    rmSync(file, { force: true })
    rmSync(note, { force: true })
  }
  /** A server that sends other parts than those requested does so every time: the next try asks for the whole. */
  const continued = (headers: Record<string, string>, encoding: string): number => {
    const bytes = sizeOf(file)
    const validator = validatorOf(headers)
    const isOther = validator !== null && validator !== readOrigin(note)?.validator
    if (encoding === 'identity' && !isOther && endsWhole(headers['content-range'], bytes)) return bytes
    remove()
    const what = isOther ? 'a part of another version was sent' : 'another part was sent than the one requested'
    throw new LimitError('protocol', `${what} (from byte ${bytes})`)
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
      const { max_bytes, room } = limits
      const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
      const from = status === 206 ? continued(headers, encoding) : 0
      return onDisk(() => {
        const { validator } = (status === 206 ? readOrigin(note) : null) ?? { validator: validatorOf(headers) }
        // Both are ours alone: neither is written through a link that somebody else has put there.
        rmSync(note, { force: true })
        writeFileSync(note, JSON.stringify({ url, validator } satisfies Origin), { flag: 'wx', mode: 0o600 })
        // Servers that compress unasked: what they send cannot be continued, and is unpacked as a page is.
        const packed =
          encoding === 'identity' ? null : createBody(headers, Math.min(max_bytes, MOST_UNPACKED), undefined)
        const announced = Number(headers['content-length'] ?? 0)
        if (packed === null && from + announced > max_bytes) throw tooLarge(max_bytes)
        if (announced > room()) throw noRoom()
        if (from === 0) rmSync(file, { recursive: true, force: true })
        const fd = openSync(file, from === 0 ? NEW_FILE : OWN_FILE, 0o666)
        ftruncateSync(fd, from)
        return packed === null ? toFile(fd, from, limits) : unpacked(fd, packed)
      })
    },
    beginning: (most) => beginningOf(file, most),
    remove,
  }
}

/** Where it is noted what a partial file is a part of. */
export function noteOf(file: string): string {
  return `${file}.json`
}

const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = constants
/** A new one, since the old one may have another name as well: that of a document that was kept before a kill. */
const NEW_FILE = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
const OWN_FILE = O_RDWR | O_NOFOLLOW
/** What a server compresses unasked is unpacked in memory. */
const MOST_UNPACKED = 100_000_000
/**
 * After so many bytes it is looked whether there is room for more: several come at once, and other programs write, too.
 */
const LOOK_EVERY = 4_000_000

function toFile(fd: number, from: number, { max_bytes, room }: DownloadLimits): Body {
  let received = 0
  let looked = 0
  const close = closer(fd)
  return {
    add(chunk) {
      writeAll(fd, chunk, from + received)
      received += chunk.length
      if (from + received > max_bytes) throw tooLarge(max_bytes)
      if (received - looked >= LOOK_EVERY) {
        looked = received
        if (room() <= 0) throw noRoom()
      }
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
      writeAll(fd, await body.whole(), 0)
      close()
      return Buffer.alloc(0)
    },
    discard() {
      body.discard()
      close()
    },
  }
}

/** A disk that is nearly full takes a part, and says nothing. */
function writeAll(fd: number, bytes: Buffer, at: number): void {
  onDisk(() => {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(fd, bytes, written, bytes.length - written, at + written)
    }
  })
}

/** What our own disk refuses is no fault of the host. */
function onDisk<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (isSystemError(error)) throw new LimitError('disk', `cannot be written: ${error.message}`)
    throw error
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
    if (!lstatSync(note).isFile()) return null
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

/** Of a file that is ours: 0 for a link, a pipe or a folder in its place, and for one with a second name. */
function sizeOf(file: string): number {
  const found = lstatSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true && found.nlink === 1 ? found.size : 0
}

function tooLarge(max_bytes: number): LimitError {
  return new LimitError('too_large', `the document is larger than ${max_bytes / 1e6} MB`)
}

function noRoom(): LimitError {
  return new LimitError('disk', 'there is no room on the disk for the whole document')
}
