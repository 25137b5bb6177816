import { createReadStream, openSync, readSync, closeSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { readHead } from './read-head.ts'

export interface WarcRecord {
  type: string
  /** Null where the record is about no address. */
  uri: string | null
  block: Buffer
}

/** The records of a WARC file, packed or not, one after the other. Throws where it is none, or is cut short. */
export async function* readWarc(file: string): AsyncGenerator<WarcRecord> {
  const bytes = createReadStream(file)
  const stream = isGzip(file) ? bytes.pipe(createGunzip()) : bytes
  // A pipe does not hand on what goes wrong with reading.
  bytes.on('error', (error) => stream.destroy(error))
  let rest: Buffer = Buffer.alloc(0)
  let any = false
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const found = firstRecord(rest)
      if (found === null) break
      rest = found.rest
      any = true
      yield found.record
    }
  }
  if (!any || rest.toString('latin1').trim() !== '') throw new Error(`${file}: ${any ? 'cut short' : 'no WARC file'}`)
}

function firstRecord(bytes: Buffer): { record: WarcRecord; rest: Buffer } | null {
  const head = readHead(bytes)
  if (head === null) return null
  if (!head.line.startsWith('WARC/')) throw new Error(`no WARC record: '${head.line.slice(0, 60)}'`)
  const length = Number(head.fields['content-length'])
  if (!Number.isSafeInteger(length) || length < 0) throw new Error('a WARC record without a length')
  const end = head.end + length + 4
  if (bytes.length < end) return null
  const { 'warc-type': type = '', 'warc-target-uri': uri = null } = head.fields
  const block = bytes.subarray(head.end, head.end + length)
  // Some programs write the address in angle brackets, as WARC 1.0 had it.
  return { record: { type, uri: uri?.replace(/^<|>$/g, '') ?? null, block }, rest: bytes.subarray(end) }
}

function isGzip(file: string): boolean {
  const fd = openSync(file, 'r')
  try {
    const magic = Buffer.alloc(2)
    readSync(fd, magic, 0, 2, 0)
    return magic.readUInt16BE() === 0x1f8b
  } finally {
    closeSync(fd)
  }
}
