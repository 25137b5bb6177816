import { chmodSync, closeSync, createWriteStream, openSync, rmSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { linkTarget } from './link-target.ts'
import { onInterrupt } from './on-interrupt.ts'
import { temporaryBeside } from './temporary-beside.ts'
import { aboutFile } from '../vocabulary/system-error.ts'

/**
 * Replaces a file so that it is either the old one or the whole new one, also when the disk fills up or the process is
 * interrupted: `write` fills an empty file beside it, which is then renamed. Its mode stays, and through a link the
 * file that the link points to is replaced. What is no regular file (a named pipe, /dev/null) is written to directly.
 * Throws the system's errors, which name the file.
 */
export async function replaceFile(path: string, write: (file: string) => Promise<void>): Promise<void> {
  const existing = statSync(path, { throwIfNoEntry: false })
  const target = linkTarget(path)
  if (existing !== undefined && !existing.isFile()) {
    await write(path)
    return
  }
  const mode = existing === undefined ? null : existing.mode & 0o777
  const temporary = temporaryBeside(target)
  const remove = (): void => rmSync(temporary, { force: true })
  const forget = onInterrupt(remove)
  try {
    closeSync(openSync(temporary, 'wx', mode ?? 0o666))
    await write(temporary)
    // Above, the umask may have taken something away.
    if (mode !== null) chmodSync(temporary, mode)
    await rename(temporary, target)
  } catch (error) {
    remove()
    throw aboutFile(error, path)
  } finally {
    forget()
  }
}

/** Replaces a file by these chunks; see replaceFile. */
export async function writeFileWhole(path: string, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  await replaceFile(path, async (file) => {
    // A pipe or a device has no disk to be flushed to.
    const flush = statSync(file).isFile()
    await pipeline(Readable.from(chunks), createWriteStream(file, { flush }))
  })
}
