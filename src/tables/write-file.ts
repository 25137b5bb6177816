import { createWriteStream, realpathSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

type Chunks = AsyncIterable<string | Uint8Array>

/**
 * Writes a file so that it is either the old one or the whole new one, also when the disk fills up or the process is
 * interrupted. What is no regular file (a named pipe, /dev/null) is written to directly. Throws the system's errors, which
 * name the file.
 */
export async function writeFileWhole(path: string, chunks: Chunks): Promise<void> {
  const existing = statSync(path, { throwIfNoEntry: false })
  if (existing !== undefined && !existing.isFile()) {
    await pipeline(Readable.from(chunks), createWriteStream(path))
    return
  }
  // Through a link the file that it points to is replaced, not the link.
  const target = existing === undefined ? path : realpathSync(path)
  const temporary = `${target}.${process.pid}.tmp`
  const remove = removeWhenInterrupted(temporary)
  try {
    await pipeline(Readable.from(chunks), createWriteStream(temporary, { flush: true }))
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw aboutFile(error, path)
  } finally {
    remove()
  }
}

/** The system names no file when a write fails: the same error with the file that it is about. */
export function aboutFile(error: unknown, path: string): unknown {
  const isWrite = error instanceof Error && 'syscall' in error && ['write', 'fsync'].includes(String(error.syscall))
  return isWrite && !('path' in error) ? Object.assign(error, { path }) : error
}

function removeWhenInterrupted(file: string): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    forget()
    void rm(file, { force: true }).finally(() => process.kill(process.pid, signal))
  }
  const forget = (): void => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return forget
}
