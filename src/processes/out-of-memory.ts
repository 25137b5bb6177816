import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Where V8's last words stand, in bytes from the end of the log. */
const TAIL = 16_384

/** Whether V8 gave up for lack of memory: it says so on stderr, which is the log, before it aborts. */
export function ranOutOfMemory(log: string): boolean {
  let fd: number
  try {
    fd = openSync(log, 'r')
  } catch {
    return false
  }
  try {
    const size = fstatSync(fd).size
    const tail = Buffer.alloc(Math.min(size, TAIL))
    readSync(fd, tail, 0, tail.length, size - tail.length)
    return /heap limit|heap out of memory/.test(tail.toString('latin1'))
  } finally {
    closeSync(fd)
  }
}
