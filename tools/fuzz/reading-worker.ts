// Reads one input after the other with the reader that it was started for, and answers with what was thrown.
import { registerHooks } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { PlantedFault } from './planted-faults.ts'

/** Which reader, and the fault that it is to have. */
export interface ReaderChoice {
  name: string
  fault: PlantedFault | null
}

const { name, fault } = workerData as ReaderChoice
if (fault !== null) plant(fault)
const { READERS } = await import('./readers.ts')
const { read } = READERS[name]!
parentPort!.on('message', (input: Uint8Array) => {
  void attempt(Buffer.from(input)).then(answer)
})
answer(null)

function answer(thrown: string | null): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage(thrown)
}

async function attempt(input: Buffer): Promise<string | null> {
  try {
    await read(input)
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

/** The file is loaded with the fault in it. */
function plant({ file, text, instead }: PlantedFault): void {
  const broken = new URL(`../../${file}`, import.meta.url).href
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (url !== broken) return loaded
      return {
        ...loaded,
        source: Buffer.from(loaded.source as string)
          .toString()
          .replace(text, () => instead),
      }
    },
  })
}
