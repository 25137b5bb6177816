import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Database } from '../../database/connect.ts'
import type { ClusterStatus } from '../cluster-rows.ts'
import { readCluster } from '../cluster-status.ts'
import type { WorkerState } from './worker.ts'
import { clusterMetrics } from './metrics.ts'

export interface HealthOptions {
  worker: () => WorkerState
  database: Database
  heartbeat_ms: number
  /** Takes a free port where the given one is in use. */
  elsewhere: boolean
}

export interface HealthServer {
  url: string
  close: () => void
}

/** How long the event loop may hang before the worker counts as ill, in ms. */
const MOST_LAG_MS = 5000
const MOST_CONNECTIONS = 64

/**
 * Answers /healthz (this worker gets on), /readyz (the database answers it) and /metrics, from what is in memory but
 * for the queues of /metrics. A sentence where the port cannot be had.
 */
export async function serveHealth(port: number, options: HealthOptions): Promise<HealthServer | string> {
  const lag = monitorEventLoopDelay({ resolution: 50 })
  lag.enable()
  const status = sharedStatus(options.database)
  // Whoever reaches the port may ask, and none of them may hold up the worker.
  const server = createServer(
    { headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000 },
    (request, response) => {
      const path = (request.url ?? '/').split('?')[0]
      if (path === '/healthz') return health(response, lag.max / 1e6, options, () => lag.reset())
      if (path === '/readyz') return ready(response, options)
      if (path === '/metrics') return void metrics(response, options, status)
      answer(response, 404, { error: 'there is /healthz, /readyz and /metrics' })
    },
  )
  server.maxConnections = MOST_CONNECTIONS
  const listening = (at: number): Promise<string | null> =>
    new Promise((resolve) => {
      server.once('error', (error) => resolve(error.message))
      server.listen(at, () => resolve(null))
    })
  let fault = await listening(port)
  if (fault !== null && options.elsewhere) fault = await listening(0)
  if (fault !== null) return `no probes: ${fault}`
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () => {
      lag.disable()
      server.close()
      server.closeAllConnections()
    },
  }
}

function health(response: ServerResponse, lag_ms: number, { worker }: HealthOptions, reset: () => void): void {
  const state = worker()
  answer(response, lag_ms > MOST_LAG_MS ? 503 : 200, { ...state, lag_ms: Math.round(lag_ms) })
  reset()
}

function ready(response: ServerResponse, { worker, heartbeat_ms }: HealthOptions): void {
  const { id, silent_ms } = worker()
  answer(response, silent_ms > heartbeat_ms ? 503 : 200, { id, database_silent_ms: Math.round(silent_ms) })
}

async function metrics(
  response: ServerResponse,
  { worker }: HealthOptions,
  status: () => Promise<ClusterStatus | null>,
): Promise<void> {
  const cluster = await status()
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  response.end(clusterMetrics(worker(), cluster))
}

/** Asks the database once for all who want to know at the same time; null where it gives no answer. */
function sharedStatus(database: Database): () => Promise<ClusterStatus | null> {
  let asking: Promise<ClusterStatus | null> | null = null
  return () =>
    (asking ??= readCluster(database)
      // What the worker itself knows is reported all the same.
      .catch(() => null)
      .finally(() => (asking = null)))
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body)}\n`)
}
