import { type Encoding, unpacker, type UnpackLimits } from './decompress.ts'
import { LimitError } from './failure.ts'

/** A large compressed body, unpacked while it comes in, so that a bomb is noticed long before all of it has arrived. */
export interface UnpackStream {
  /** Throws what went wrong with the bytes before. */
  add(chunk: Buffer): void
  whole(): Promise<Buffer>
  /** Frees what it holds when nobody wants the body any more. */
  discard(): void
}

const NO_BOMB = 10_000_000
const MOST_RATIO = 100

/** Most bytes that so many compressed ones may become: no page repeats itself a hundredfold over 10 MB, bombs do. */
export function outputLimit(bytes: number, max: number): number {
  return Math.min(max, Math.max(NO_BOMB, bytes * MOST_RATIO))
}

/** Begins with the bytes that have come so far. A body that is not compressed after all is kept as it is. */
export function createUnpackStream(start: Buffer[], encoding: Encoding, limits: UnpackLimits): UnpackStream {
  let received = 0
  let size = 0
  let problem: Error | null = null
  const parts: Buffer[] = []
  const begin = Buffer.concat(start)
  const step = unpacker(begin, encoding, limits)
  if (step === null) return plain(begin)

  const ended = new Promise<void>((resolve) => {
    const finish = (error?: Error | null): void => {
      problem ??= error ?? null
      resolve()
    }
    // A destroyed stream ends neither way.
    step.on('error', finish).on('end', finish).on('close', finish)
  })
  step.on('data', (part: Buffer) => {
    size += part.length
    parts.push(part)
    const most = outputLimit(received, limits.max)
    if (size <= most) return
    problem ??= new LimitError('too_large', `${received} bytes hold more than ${most / 1e6} MB`)
    parts.length = 0
    step.destroy()
  })

  const add = (chunk: Buffer): void => {
    if (problem) throw problem
    received += chunk.length
    step.write(chunk)
  }
  add(begin)

  return {
    add,
    async whole() {
      if (!problem) step.end()
      await ended
      if (problem) throw problem
      return Buffer.concat(parts, size)
    },
    discard() {
      step.destroy()
    },
  }
}

/** Labelled as compressed, but not. */
function plain(begin: Buffer): UnpackStream {
  const parts = [begin]
  return {
    add: (chunk) => void parts.push(chunk),
    whole: () => Promise.resolve(Buffer.concat(parts)),
    discard: () => undefined,
  }
}
