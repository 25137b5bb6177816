import { type Encoding, encodingsOf, unpack } from './decompress.ts'
import { LimitError } from './failure.ts'
import { createUnpackStream, outputLimit, type UnpackStream } from './unpack-stream.ts'
import { errorCode } from '../../vocabulary/system-error.ts'

/** A body on its way in. `add` throws a LimitError as soon as it is clear that the body is more than we take. */
export interface Body {
  add(chunk: Buffer): 'more' | 'enough'
  /** Bytes as they came over the connection. */
  readonly received: number
  /** All of it, decompressed. */
  whole(): Promise<Buffer>
  /** Frees what it holds when nobody wants the body any more. */
  discard(): void
}

/** Up to this a compressed body is kept as it is and unpacked in one go, which costs a third of a stream. */
const SMALL = 262_144

/** `cut_after`: bytes after which the rest is not wanted, and what came is the body. */
export function createBody(headers: Record<string, string>, max_body: number, cut_after: number | undefined): Body {
  const encodings = encodingsOf(headers['content-encoding'])
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
      if (!stream && encodings.length > 0 && received > SMALL) {
        stream = createUnpackStream(chunks.splice(0), encodings, { max: max_body, partial })
      }
      return partial && received >= cut_after ? 'enough' : 'more'
    },
    get received() {
      return received
    },
    async whole() {
      if (stream) return stream.whole()
      const raw = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, received)
      return raw.length === 0 ? raw : unpackAll(raw, encodings, max_body, partial)
    },
    discard: () => stream?.discard(),
  }
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
