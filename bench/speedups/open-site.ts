import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { HostLog, SiteOptions } from './slow-site.ts'

export interface Site {
  origins: string[]
  logs: () => Promise<HostLog[]>
}

/** Runs a job against a site that has a process of its own for so long. */
export async function withSite<T>(options: SiteOptions, job: (site: Site) => Promise<T>): Promise<T> {
  const server = fork(fileURLToPath(new URL('slow-site.ts', import.meta.url)), [JSON.stringify(options)])
  try {
    const [origins] = (await once(server, 'message')) as [string[]]
    const logs = async (): Promise<HostLog[]> => {
      server.send('logs')
      return ((await once(server, 'message')) as [HostLog[]])[0]
    }
    return await job({ origins, logs })
  } finally {
    server.disconnect()
  }
}
