import { isAscii, isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { TextDecoder } from 'node:util'
import { outputLimit } from '../../http/transport/unpack-stream.ts'

/** A map of 50,000 URLs has 50 MB at most; see https://www.sitemaps.org/protocol.html#index */
const MOST_BYTES = 60_000_000
const CHUNK = 65_536

/**
 * The text of a sitemap in pieces, unpacked where it is gzip, whatever its name and its type say. Throws where the gzip
 * is damaged or holds more than any map may have; what came before is given first.
 */
export async function* sitemapText(body: Buffer, charset: string | null): AsyncGenerator<string> {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  const most = outputLimit(body.length, MOST_BYTES)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let bytes = 0
  for await (const piece of isGzip ? Readable.from([body]).pipe(createGunzip({ chunkSize: CHUNK })) : pieces(body)) {
    const chunk = piece as Buffer
    bytes += chunk.length
    if (bytes > most) throw new Error(`${body.length} bytes of gzip hold more than ${most / 1e6} MB`)
    decoder ??= decoderFor(chunk, charset)
    yield decoder.decode(chunk, { stream: true })
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

function* pieces(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += CHUNK) yield body.subarray(at, at + CHUNK)
}

/**
 * By byte order mark, config, or the XML declaration; maps are UTF-8 where nothing else is said. A declaration that the
 * bytes contradict counts for nothing: .NET says utf-16 of what it then writes as UTF-8.
 */
function decoderFor(start: Buffer, charset: string | null): InstanceType<typeof TextDecoder> {
  const wide = wideCharset(start)
  const declared = /^[^<]{0,3}<\?xml[^>]{0,150}?encoding\s{0,9}=\s{0,9}["']([\w.:-]+)["']/i.exec(
    start.toString('latin1', 0, 200),
  )?.[1]
  const label = wide ?? charset ?? (declared === undefined || isUtf8Text(start) ? 'utf-8' : declared)
  try {
    const decoder = new TextDecoder(label)
    // By whichever of its names: what could be read so far is not two bytes a character.
    return wide === null && charset === null && decoder.encoding.startsWith('utf-16')
      ? new TextDecoder('utf-8')
      : decoder
  } catch {
    return new TextDecoder('utf-8')
  }
}

/** UTF-16, with a mark or without. */
function wideCharset(start: Buffer): string | null {
  const [a, b] = start
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : null
}

/** Whether it has characters beyond ASCII that make sense as UTF-8; behind the last tag one may be cut. */
function isUtf8Text(start: Buffer): boolean {
  const whole = start.subarray(0, Math.max(0, start.lastIndexOf('<')))
  return isUtf8(whole) && !isAscii(whole)
}
