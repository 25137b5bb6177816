import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/**
 * What a test left behind: processes whose environment, arguments or working directory name its folder, and what lies
 * in the folder. A process that is just ending gets two seconds. Without /proc only files are found.
 */
export async function findLeftovers(folder: string): Promise<string[]> {
  for (let n = 0; n < 40 && processesOf(folder).length > 0; n++) await setTimeout(50)
  return [
    ...processesOf(folder).map(({ pid, command }) => `process ${pid}: ${command.slice(0, 200)}`),
    ...readdirSync(folder).map((name) => `temporary file ${name}`),
  ]
}

/** Ends what is left, so that it does not disturb the next test, and removes the folder. */
export function clearLeftovers(folder: string): void {
  for (const { pid } of processesOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself in the meantime.
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function processesOf(folder: string): { pid: number; command: string }[] {
  return pids().flatMap((pid) => {
    // A zombie has no command line any more.
    const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()
    if (pid === process.pid || command === '') return []
    const traces = [command, read(`/proc/${pid}/environ`), workingDirectory(pid)]
    return traces.some((trace) => trace.includes(folder)) ? [{ pid, command }] : []
  })
}

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

function workingDirectory(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}
