import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { DashboardParts } from './dashboard-parts.ts'
import { createApp } from './server/create-app.ts'
import { readPageFiles } from './server/page-files.ts'

export interface DashboardOptions {
  host: string
  /** 0 takes a free one. */
  port: number
  token: string | null
  parts: DashboardParts
  onFault: (error: unknown) => void
}

export interface Dashboard {
  url: string
  close(): void
}

/** Listens until `close`. A sentence where that cannot be. */
export async function serveDashboard({ port, ...options }: DashboardOptions): Promise<Dashboard | string> {
  const page = readPageFiles()
  if (typeof page === 'string') return page
  const app = createApp({ ...options, page })
  const server = createAdaptorServer({ fetch: app.fetch })
  try {
    server.listen(port, options.host)
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const address = `${options.host}:${port}`
    return code === 'EADDRINUSE'
      ? `${address} is taken: --port takes another one`
      : `cannot listen at ${address}: ${message}`
  }
  options.parts.feed.follow(options.onFault)
  const { port: taken } = server.address() as AddressInfo
  const name = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    url: `http://${name}:${taken}`,
    close: () => {
      options.parts.feed.close()
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}
