import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Source } from '../../src/config/source.ts'
import { exampleSource } from '../scraper/example-source.ts'
import type { BuiltAsked, BuiltSiteOptions } from '../sites/built-site.ts'

/** A test, or a file of tests: what is to be done at its end. */
export interface Cleanup {
  after(work: () => Promise<void>): void
}

/** The newspaper of ../sites/built-site.ts, running in a process of its own until the test ends. */
export interface BuiltSite {
  origin: string
  set(options: Partial<BuiltSiteOptions>): Promise<void>
  /** Everything that it was asked, in the order of arrival. */
  asked(): Promise<BuiltAsked[]>
  /** How often it was asked for each path. */
  counts(): Promise<Record<string, number>>
  source(patch?: Partial<Source>): Source
  stop(): Promise<void>
}

export async function startBuiltSite(t: Cleanup, options: Partial<BuiltSiteOptions> = {}): Promise<BuiltSite> {
  const child = fork(new URL('../sites/built-site.ts', import.meta.url), { stdio: 'inherit' })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const order = async (value: object): Promise<{ log?: BuiltAsked[] }> => {
    child.send(value)
    const [answer] = (await once(child, 'message')) as [{ log?: BuiltAsked[] }]
    return answer
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
  }
  t.after(stop)
  await order({ set: options })
  const origin = `http://127.0.0.1:${port}`
  const asked = async (): Promise<BuiltAsked[]> => (await order({ log: true })).log ?? []
  return {
    origin,
    set: async (patch) => void (await order({ set: patch })),
    asked,
    async counts() {
      const counts: Record<string, number> = {}
      for (const { path } of await asked()) counts[path] = (counts[path] ?? 0) + 1
      return counts
    },
    source: (patch = {}) => exampleSource(origin, { client: 'browser', ...patch }),
    stop,
  }
}
