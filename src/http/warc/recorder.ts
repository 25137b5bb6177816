import type { Transport } from '../transport/transport.ts'
import type { WarcWriter } from './write-warc.ts'

/** Writes down whatever comes over a transport. A disk that takes no more ends the recording, not the run. */
export function recordTransport(
  transport: Transport,
  writer: WarcWriter,
  onError: (error: unknown) => void,
): Transport {
  let isOver = false
  let isClosed = false
  return {
    async send(request) {
      const result = await transport.send(request)
      // Documents are files of their own, and may be larger than a recording should get.
      // What lets the source in is nobody else's business.
      const isPrivate = request.operation === 'login'
      if (!result.ok || isOver || isPrivate || request.download !== undefined) return result
      try {
        writer.add(request, result.response)
      } catch (error) {
        isOver = true
        onError(error)
      }
      return result
    },
    async close() {
      await transport.close()
      isOver = true
      // A run that is stopped closes its client at once, and again at its end. By then the descriptor may be another
      // file's.
      if (!isClosed) writer.close()
      isClosed = true
    },
  }
}
