import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Asked, NewsSiteOptions, Order } from '../sites/news-site.ts'

/** The newspaper of ../sites/news-site.ts, running in a process of its own. */
export interface NewsSite {
  origin: string
  host: string
  set(options: Partial<NewsSiteOptions>): Promise<void>
  /** What it was asked, robots.txt left out, in the order of arrival. */
  asked(): Promise<Asked[]>
  /** Everything it was asked since the last call, as paths, robots.txt left out. */
  askedSince(): Promise<string[]>
  /** Connections are refused from now on. */
  goDown(): Promise<void>
  close(): Promise<void>
}

export async function startNewsSite(options: Partial<NewsSiteOptions> = {}): Promise<NewsSite> {
  const child = fork(new URL('../sites/news-site.ts', import.meta.url), { stdio: 'inherit' })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const order = async (value: Order): Promise<{ log?: Asked[] }> => {
    child.send(value)
    const [answer] = (await once(child, 'message')) as [{ log?: Asked[] }]
    return answer
  }
  let seen = 0
  const asked = async (): Promise<Asked[]> => {
    const { log = [] } = await order({ log: true })
    return log.filter(({ path }) => path !== '/robots.txt')
  }
  await order({ set: options })
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    set: async (patch) => void (await order({ set: patch })),
    asked,
    async askedSince() {
      const all = await asked()
      const fresh = all.slice(seen)
      seen = all.length
      return fresh.map(({ path }) => path)
    },
    goDown: async () => void (await order({ close: true })),
    async close() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
