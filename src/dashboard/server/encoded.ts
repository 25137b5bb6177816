import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

/** Fast: an answer is compressed while somebody waits for it. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
/** What is shorter is sent as it is. */
const WORTH_IT = 1024

export type WireEncoding = 'br' | 'gzip' | null

/** The best encoding that a browser says it takes. */
export function encodingFor(accepted: string | undefined): WireEncoding {
  const names = new Set((accepted ?? '').split(',').map((part) => part.trim().split(';')[0]))
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : null
}

/** A JSON answer, compressed where it is long and the browser takes it. */
export async function jsonAnswer(value: unknown, accepted: string | undefined, status = 200): Promise<Response> {
  const text = `${JSON.stringify(value)}\n`
  const encoding = text.length < WORTH_IT ? null : encodingFor(accepted)
  return new Response(await encoded(text, encoding), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'accept-encoding',
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    },
  })
}

async function encoded(text: string, encoding: WireEncoding): Promise<string | Uint8Array<ArrayBuffer>> {
  if (encoding === null) return text
  return Uint8Array.from(encoding === 'br' ? await toBrotli(text, BROTLI) : await toGzip(text))
}
