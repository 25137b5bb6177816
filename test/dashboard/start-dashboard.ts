import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROGRAM } from '../cli/demo-folder.ts'

/** `regatta dashboard` as a process of its own. */
export interface StartedDashboard {
  url: string
  port: number
  pid: number
  /** Everything that it said on stderr. */
  said: () => string
  /** Ends it by a signal; its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

export const TOKEN = '0123456789abcdef0123456789abcdef'

interface Cleanup {
  after(work: () => Promise<void>): void
}

/** Starts it in a folder and waits until it is ready. `words`: more of the command line. */
export async function startDashboard(t: Cleanup, folder: string, words: string[] = []): Promise<StartedDashboard> {
  writeFileSync(join(folder, 'token'), `${TOKEN}\n`, { mode: 0o600 })
  const port = words.includes('--port') ? [] : ['--port', '0']
  const child = spawn(process.execPath, [PROGRAM, 'dashboard', ...port, ...words], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: undefined },
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  const ended = once(child, 'close')
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
    return child.exitCode
  }
  t.after(async () => void (await stop('SIGKILL')))
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [unknown]
  const url = /^READY (http:\S+)\n$/.exec(String(line))?.[1]
  if (url === undefined) throw new Error(`no dashboard: ${String(line)} ${stderr}`)
  return { url, port: Number(new URL(url).port), pid: child.pid!, said: () => stderr, stop }
}
