import { closeSync, constants, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { linkTarget } from '../../tables/link-target.ts'
import { makeFolder } from '../../runs/folder/files/make-folder.ts'
import type { LineTarget } from './event-stream.ts'
import { errorCode } from '../../vocabulary/system-error.ts'

// Non-blocking, or a pipe without a reader would hold up the whole run.
const { O_APPEND, O_CREAT, O_NONBLOCK, O_RDWR, O_WRONLY } = constants

/**
 * A file, or a named pipe that somebody reads, to which each line is given at once: `tail -f` shows what has happened.
 * What the file holds already stays. Throws what the file system says.
 */
export function openEventFile(path: string): LineTarget {
  const { fd, torn } = open(path)
  // A line that was cut short, by a full disk or a kill, is ended, so that it spoils only itself.
  let broken = torn
  return {
    behind: false,
    write(line) {
      const bytes = Buffer.from(broken ? `\n${line}` : line)
      broken = true
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
      broken = false
    },
    close: () => closeSync(fd),
  }
}

function open(written: string): { fd: number; torn: boolean } {
  makeFolder(dirname(written))
  const path = linkTarget(written)
  // A pipe that is opened for both counts us as its reader: it would never say that nobody is there.
  const plain = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
  if (!plain) return { fd: openSync(path, O_WRONLY | O_APPEND | O_NONBLOCK), torn: false }
  let fd: number
  try {
    fd = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK)
  } catch (error) {
    if (errorCode(error) !== 'EACCES') throw error
    // May be written and not read.
    return { fd: openSync(path, O_WRONLY | O_APPEND | O_NONBLOCK), torn: false }
  }
  const { size } = fstatSync(fd)
  return { fd, torn: size > 0 && lastByte(fd, size) !== 10 }
}

function lastByte(fd: number, size: number): number | undefined {
  const byte = Buffer.alloc(1)
  readSync(fd, byte, 0, 1, size - 1)
  return byte[0]
}
