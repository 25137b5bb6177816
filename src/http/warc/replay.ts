import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { createSecrets, type Secrets } from '../../vocabulary/text/hide-secrets.ts'
import { createBody } from '../transport/body.ts'
import { failed } from '../exchange.ts'
import { classify } from '../transport/failure.ts'
import type { Transport } from '../transport/transport.ts'
import { dechunk } from './dechunk.ts'
import { readHead } from './read-head.ts'
import { readWarc } from './read-warc.ts'
import { knownAddress, recordedAddress } from './recorded-address.ts'

const LARGEST = 50_000_000

/**
 * A transport that answers from a recording and never from the network: of several answers for one address with the
 * last, which ended the retries; with 404 for what is not in it, as where a listing was not recorded further. The
 * recording is held in memory, packed; it knows addresses without their `secrets`. Throws where the file cannot be
 * read.
 */
export async function replayTransport(
  file: string,
  secrets: Pick<Secrets, 'hide'> = createSecrets(),
): Promise<Transport> {
  const answers = new Map<string, Buffer>()
  for await (const { type, uri, block } of readWarc(file)) {
    if (type !== 'response' || uri === null || !URL.canParse(uri)) continue
    answers.set(knownAddress(uri), deflateRawSync(block, { level: 1 }))
  }

  return {
    async send(request) {
      const { url } = request
      request.onStart?.()
      const packed = answers.get(secrets.hide(recordedAddress(request)))
      const block = packed === undefined ? NOT_RECORDED : inflateRawSync(packed)
      const head = readHead(block)
      if (head === null) return failed(classify(new Error('the recorded answer is cut short'), url, null))
      const status = Number(/^HTTP\/\S+ (\d{3})/.exec(head.line)?.[1])
      request.onHead?.(status, head.fields)
      try {
        const rest = block.subarray(head.end)
        const raw = /\bchunked\b/i.test(head.fields['transfer-encoding'] ?? '') ? dechunk(rest) : rest
        const body = createBody(head.fields, LARGEST, request.cut_after)
        body.add(raw)
        const response = {
          url,
          status,
          headers: head.fields,
          cookies: head.cookies,
          body: await body.whole(),
          received: raw.length,
        }
        return { ok: true, response }
      } catch (error) {
        return failed(classify(error, url, status))
      }
    },
    close: () => Promise.resolve(),
  }
}

const NOT_RECORDED = Buffer.from('HTTP/1.1 404 Not Found\r\ncontent-type: text/plain\r\n\r\nnot in the recording')
