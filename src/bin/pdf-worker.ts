import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { extractText } from 'unpdf'
import type { PdfText } from '../documents/pdf-reader.ts'

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
