import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Logged, SiteOptions } from './site.ts'

/** The process of main.ts, as a test sees it. */
export interface Sites {
  /** The first site: every fault, and no robots.txt. */
  first: RemoteSite
  open(options: SiteOptions): Promise<RemoteSite>
  close(): Promise<void>
}

export interface RemoteSite {
  port: number
  /** host:port, as the client names it. */
  host: string
  url(path: string): string
  /** What the site itself saw, in the order it arrived. */
  log(): Promise<Logged[]>
  connections(): Promise<number>
  /** From now on its port refuses connections. */
  close(): Promise<void>
}

export async function startSites(): Promise<Sites> {
  const child: ChildProcess = spawn(process.execPath, [new URL('main.ts', import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  let last: Promise<unknown> = read()

  async function read(): Promise<unknown> {
    const { value, done } = await lines.next()
    if (done) throw new Error('the process of the sites has ended')
    return JSON.parse(value)
  }

  // One order at a time, so that each answer finds its question.
  function order(value: object): Promise<unknown> {
    const answer = last.then(() => {
      child.stdin!.write(`${JSON.stringify(value)}\n`)
      return read()
    })
    last = answer.catch(() => undefined)
    return answer
  }

  const remote = (port: number): RemoteSite => ({
    port,
    host: `127.0.0.1:${port}`,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    log: async () => ((await order({ log: port })) as { log: Logged[] }).log,
    connections: async () => ((await order({ log: port })) as { connections: number }).connections,
    close: async () => void (await order({ close: port })),
  })

  return {
    first: remote((await last) as number),
    open: async (options) => remote((await order({ open: options })) as number),
    async close() {
      child.stdin!.end()
      await ended
    },
  }
}
