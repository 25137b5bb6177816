import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'

/**
 * The right to visit the hosts of a task, for a while: a file that the worker renews and its scraper looks at before
 * every request and every write. Two clocks have to agree that it has not run out: the monotonic one, which all
 * processes of a machine share and nobody sets, and the wall clock, which goes on while the machine sleeps.
 */
export interface Lease {
  /** Renews it until so long after `from_ms` of the monotonic clock. */
  renew(from_ms: number, length_ms: number): void
  /** Nobody may go on. */
  revoke(): void
  close(): void
}

/** Milliseconds of the monotonic clock of this machine. */
export function monotonic(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000
}

/** Overwritten in place, so that a reader sees the old one or the new one. */
const LENGTH = 64

/** Creates the lease at a path; nobody holds it before it is renewed. */
export function createLease(path: string): Lease {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o600)
  const write = (until_ms: number, wall_ms: number): void => {
    writeSync(file, `${JSON.stringify([Math.floor(until_ms), Math.floor(wall_ms)]).padEnd(LENGTH - 1)}\n`, 0)
  }
  write(0, 0)
  return {
    renew(from_ms, length_ms) {
      const left_ms = from_ms + length_ms - monotonic()
      write(from_ms + length_ms, Date.now() + left_ms)
    },
    revoke: () => write(0, 0),
    close: () => closeSync(file),
  }
}

/** Opens the lease at a path for looking at it: the answer is whether it still holds. */
export function openLease(path: string): () => boolean {
  const file = openSync(path, 'r')
  const buffer = Buffer.alloc(LENGTH)
  return () => {
    try {
      const read = readSync(file, buffer, 0, LENGTH, 0)
      const [until_ms, wall_ms] = JSON.parse(buffer.toString('latin1', 0, read)) as [number, number]
      return monotonic() < until_ms && Date.now() < wall_ms
    } catch {
      return false
    }
  }
}
