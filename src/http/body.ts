import { LimitError } from './failure.ts'
import { decompress, encodingsOf } from './decompress.ts'

/** A body on its way in. `add` throws a LimitError as soon as it is clear that the body is more than we take. */
export interface Body {
  add(chunk: Buffer): 'more' | 'enough'
  /** Bytes as they came over the connection. */
  readonly received: number
  /** All of it, decompressed. */
  whole(): Promise<Buffer>
}

export function createBody(headers: Record<string, string>, max_body: number, cut_after: number | undefined): Body {
  const encodings = encodingsOf(headers['content-encoding'])
  const chunks: Buffer[] = []
  let received = 0
  const announced = Number(headers['content-length'])
  if (announced > max_body && cut_after === undefined) throw tooLarge(max_body)

  return {
    add(chunk) {
      chunks.push(chunk)
      received += chunk.length
      if (cut_after !== undefined && received >= cut_after) return 'enough'
      if (received > max_body) throw tooLarge(max_body)
      return 'more'
    },
    get received() {
      return received
    },
    async whole() {
      const raw = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, received)
      if (encodings.length === 0 || raw.length === 0) return raw
      return decompress(raw, encodings, max_body, cut_after !== undefined)
    },
  }
}

function tooLarge(max_body: number): LimitError {
  return new LimitError('too_large', `the body is larger than ${max_body / 1e6} MB`)
}
