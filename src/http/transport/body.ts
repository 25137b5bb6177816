import { type Encoding, type Encodings, encodingsOf, isGzip, isText, unpack } from './decompress.ts'
import { LimitError } from './failure.ts'
import { createUnpackStream, outputLimit, type UnpackStream } from './unpack-stream.ts'
import type { Body } from './received-body.ts'
import { errorCode } from '../../vocabulary/system-error.ts'

/** Up to this a compressed body is kept as it is and unpacked in one go, which costs a third of a stream. */
const SMALL = 262_144

/** `cut_after`: bytes after which the rest is not wanted, and what came is the body. */
export function createBody(headers: Record<string, string>, max_body: number, cut_after: number | undefined): Body {
  const encodings = encodingsOf(headers['content-encoding'])
  const [encoding, ...further] = encodings.known
  const partial = cut_after !== undefined
  const chunks: Buffer[] = []
  let received = 0
  let stream: UnpackStream | null = null
  if (Number(headers['content-length']) > max_body && !partial) throw tooLarge(max_body)

  return {
    add(chunk) {
      received += chunk.length
      if (received > max_body && !partial) throw tooLarge(max_body)
      if (stream) stream.add(chunk)
      else chunks.push(chunk)
      // Of several layers the inner ones are not seen yet: they are undone at the end.
      if (!stream && encoding !== undefined && further.length === 0 && received > SMALL) {
        stream = createUnpackStream(chunks.splice(0), encoding, { max: max_body, partial })
      }
      return partial && received >= cut_after ? 'enough' : 'more'
    },
    get received() {
      return received
    },
    async whole() {
      const plain = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
      const raw = stream === null ? plain : await stream.whole()
      if (raw.length === 0) return raw
      const unpacked = stream === null ? unpackAll(raw, encodings.known, max_body, partial) : raw
      const inner = isPackedAgain(unpacked, headers) ? unpackAll(unpacked, ['gzip'], max_body, partial) : unpacked
      return readable(inner, encodings)
    },
    discard: () => stream?.discard(),
  }
}

/** Packed twice under one label, or without any: what is to be a page is unpacked, what is a file of its own stays. */
function isPackedAgain(bytes: Buffer, headers: Record<string, string>): boolean {
  return isGzip(bytes) && !/gzip|octet-stream|compressed/i.test(headers['content-type'] ?? '')
}

/** A coding that we do not know must not be taken for text; what is no coding leaves the text as it is. */
function readable(bytes: Buffer, { unknown }: Encodings): Buffer {
  if (unknown.length === 0 || isText(bytes)) return bytes
  throw new LimitError('protocol', `content-encoding '${unknown.join(', ')}' cannot be undone`)
}

function unpackAll(raw: Buffer, encodings: Encoding[], max_body: number, partial: boolean): Buffer {
  let bytes = raw
  for (const encoding of encodings.toReversed()) {
    const max = outputLimit(bytes.length, max_body)
    try {
      bytes = unpack(bytes, encoding, { max, partial })
    } catch (error) {
      if (errorCode(error) !== 'ERR_BUFFER_TOO_LARGE') throw error
      throw new LimitError('too_large', `${bytes.length} bytes of ${encoding} hold more than ${max / 1e6} MB`)
    }
  }
  return bytes
}

function tooLarge(max_body: number): LimitError {
  return new LimitError('too_large', `the body is larger than ${max_body / 1e6} MB`)
}
