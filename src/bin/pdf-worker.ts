import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { extractText } from 'unpdf'
import type { PdfText } from '../documents/pdf-reader.ts'

/**
 * No stream of a PDF's text unpacks to as many bytes. What unpacks grows by doubling, faster than anybody could watch
 * from outside, and pdf.js knows no bound.
 */
const LARGEST = 200_000_000
boundUnpacking()

parentPort?.on('message', (file: string) => void answer(file))

async function answer(file: string): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(await read(file))
}

async function read(file: string): Promise<PdfText> {
  try {
    const { text } = await extractText(new Uint8Array(readFileSync(file)), { mergePages: true })
    return { ok: true, text }
  } catch (error) {
    return { ok: false, fault: `the PDF cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** pdf.js unpacks by the system's streams and, where these fail, by its own, into arrays that double. */
function boundUnpacking(): void {
  const tooMuch = (): RangeError => new RangeError(`it unpacks to more than ${LARGEST / 1e6} MB`)
  globalThis.DecompressionStream = new Proxy(DecompressionStream, {
    construct(target, args: ConstructorParameters<typeof DecompressionStream>) {
      const { readable, writable } = new target(...args)
      let left = LARGEST
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          left -= chunk.length
          if (left < 0) throw tooMuch()
          controller.enqueue(chunk)
        },
      })
      return { readable: readable.pipeThrough(counted), writable }
    },
  })
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, args: [number], made) {
      if (args[0] > LARGEST) throw tooMuch()
      return Reflect.construct(target, args, made) as object
    },
  })
}
