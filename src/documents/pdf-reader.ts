import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export type PdfText = { ok: true; text: string } | { ok: false; fault: string }

/** Reads the text of PDFs, one after the other, in a thread of its own, which a broken one may bring down. */
export interface PdfReader {
  /** The text of all pages. Never rejects. */
  read(file: string): Promise<PdfText>
  close(): Promise<void>
}

/** What the reading of one PDF may take: some are made to never end, and 4 KB may unpack to gigabytes. */
export interface PdfLimits {
  ms: number
  /** What the process may grow by, in bytes: the limit of the thread counts neither the file nor what it unpacks to. */
  growth: number
}

const LIMITS: PdfLimits = { ms: 30_000, growth: 700_000_000 }
const LIMIT_MB = 512
const MOST_BYTES = 100_000_000
/** In ms; half a gigabyte a second is unpacked at most. */
const LOOK = 50

/** The thread starts with the first PDF, since loading the library takes half a second, and anew after one broke it. */
export function createPdfReader(limits: PdfLimits = LIMITS): PdfReader {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function readNow(file: string): Promise<PdfText> {
    const thread = (worker ??= start())
    const { promise, resolve } = Promise.withResolvers<PdfText>()
    const broken = (why: string): void => resolve({ ok: false, fault: `the PDF cannot be read: ${why}` })
    const timer = setTimeout(() => broken(`not within ${limits.ms / 1000} s`), limits.ms)
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growth) broken(`it takes more than ${limits.growth / 1e6} MB`)
    }, LOOK)
    thread.once('message', resolve)
    const onError = (error: unknown): void => broken(String(error))
    const onExit = (code: number): void => broken(`exit code ${code}`)
    thread.once('error', onError).once('exit', onExit)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(file)
    const text = await promise
    clearTimeout(timer)
    clearInterval(watch)
    thread.off('message', resolve).off('error', onError).off('exit', onExit)
    if (!text.ok) await stop()
    return text
  }

  async function stop(): Promise<void> {
    const thread = worker
    worker = null
    await thread?.terminate()
  }

  return {
    read(file) {
      if (statSync(file).size > MOST_BYTES) {
        return Promise.resolve({
          ok: false,
          fault: `the text of a PDF of more than ${MOST_BYTES / 1e6} MB is not read`,
        })
      }
      const text = last.then(() => readNow(file))
      last = text
      return text
    },
    async close() {
      await last
      await stop()
    },
  }
}

function start(): Worker {
  return new Worker(program(), { resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB }, stdout: true, stderr: true })
}

/** Beside the bundled program, or among the sources. */
function program(): string {
  const bundled = fileURLToPath(new URL('./pdf-worker.mjs', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('../bin/pdf-worker.ts', import.meta.url))
}
