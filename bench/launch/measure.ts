import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

export interface Cost {
  wall_s: number
  /** CPU of the runner's own process, without its children. */
  own_s: number
  /** CPU of the runner and of all its children. */
  tree_s: number
  peak_mb: number
}

/** The kernel counts CPU for /proc in hundredths of a second, whatever the machine. */
const TICKS = 100

/** Runs a command with its output in a file and its input from one, and looks at it in /proc while it runs. */
export async function measure(command: string[], { cwd, input }: { cwd: string; input: string | null }): Promise<Cost> {
  const before = stat('self').children
  const started = performance.now()
  const files = [openSync(input ?? '/dev/null', 'r'), openSync(`${cwd}/runner.log`, 'a')]
  const child = spawn(command[0]!, command.slice(1), { cwd, stdio: [files[0], files[1], files[1]] })
  for (const file of files) closeSync(file)
  let [own_s, peak_mb] = [0, 0]
  const look = setInterval(() => {
    own_s = Math.max(own_s, stat(child.pid!).own)
    peak_mb = Math.max(peak_mb, peak(child.pid!))
  }, 5)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearInterval(look))
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}: ${read(`${cwd}/runner.log`).slice(-2000)}`)
  return { wall_s: (performance.now() - started) / 1000, own_s, tree_s: stat('self').children - before, peak_mb }
}

function stat(pid: number | 'self'): { own: number; children: number } {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ').map(Number) ?? []
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11)
  return { own: (utime + stime) / TICKS, children: (cutime + cstime) / TICKS }
}

function peak(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
