// Reads one input after the other with the reader that it was started for, and answers with what was thrown.
import { parentPort, workerData } from 'node:worker_threads'
import { READERS } from './readers.ts'

const { read } = READERS[workerData as string]!
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
