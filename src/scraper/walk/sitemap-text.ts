import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { TextDecoder } from 'node:util'
import { outputLimit } from '../../http/transport/unpack-stream.ts'

/** A map of 50,000 URLs has 50 MB at most; see https://www.sitemaps.org/protocol.html#index */
const MOST_BYTES = 60_000_000
const CHUNK = 65_536

/**
 * The text of a sitemap in pieces, unpacked where it is gzip, whatever its name and its type say. Throws where the gzip is
 * damaged or holds more than any map may have; what came before is given first.
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

/** By byte order mark, config, or the XML declaration; maps are UTF-8 where nothing else is said. */
function decoderFor(start: Buffer, charset: string | null): InstanceType<typeof TextDecoder> {
  const [a, b] = start
  const declared = /^[^<]{0,3}<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(
    start.toString('latin1', 0, 200),
  )?.[1]
  const label = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : (charset ?? declared)
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}
