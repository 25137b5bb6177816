import type { Transport } from '../transport.ts'
import type { WarcWriter } from './write-warc.ts'

/** Writes down whatever comes over a transport. A disk that takes no more ends the recording, not the run. */
export function recordTransport(
  transport: Transport,
  writer: WarcWriter,
  onError: (error: unknown) => void,
): Transport {
  let broken = false
  return {
    async send(request) {
      const result = await transport.send(request)
      if (!result.ok || broken) return result
      try {
        writer.add(request, result.answer)
      } catch (error) {
        broken = true
        onError(error)
      }
      return result
    },
    async close() {
      await transport.close()
      writer.close()
    },
  }
}
