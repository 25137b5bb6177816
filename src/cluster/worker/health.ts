import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Database } from '../../database/connect.ts'
import type { MetricSample } from '../../report/metrics/definitions.ts'
import { METRICS_TYPE, metricsText } from '../../report/metrics/metrics-text.ts'
import { scraperSamples } from '../../report/metrics/run-samples.ts'
import { postgresHistory } from '../../runs/postgres/postgres-history.ts'
import { clusterSamples } from '../cluster-samples.ts'
import { readCluster } from '../cluster-status.ts'
import type { WorkerState } from './worker.ts'
import { workerSamples } from './worker-samples.ts'

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
  const { database } = options
  const cluster = shared(async () => clusterSamples(await readCluster(database)))
  const ends = shared(() => endsOf(database))
  const withScrapers = async (): Promise<MetricSample[]> => [...(await cluster()), ...(await ends())]
  // Whoever reaches the port may ask, and none of them may hold up the worker.
  const server = createServer(
    { headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000 },
    (request, response) => {
      const [path, query] = (request.url ?? '/').split('?')
      if (path === '/healthz') return health(response, lag.max / 1e6, options, () => lag.reset())
      if (path === '/readyz') return ready(response, options)
      if (path === '/metrics') {
        const samples = new URLSearchParams(query).get('scrapers') === '1' ? withScrapers : cluster
        return void metrics(response, options, samples)
      }
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
  more: () => Promise<MetricSample[]>,
): Promise<void> {
  const samples = [...workerSamples(worker()), ...(await more())]
  response.writeHead(200, { 'content-type': METRICS_TYPE })
  response.end(await metricsText(samples))
}

async function endsOf(database: Database): Promise<MetricSample[]> {
  return [...(await postgresHistory(database).lastRows()).values()].flatMap(scraperSamples)
}

/** Asks the database once for all who want to know at the same time; nothing where it gives no answer. */
function shared(ask: () => Promise<MetricSample[]>): () => Promise<MetricSample[]> {
  let asking: Promise<MetricSample[]> | null = null
  return () =>
    (asking ??= ask()
      // What the worker itself knows is reported all the same.
      .catch(() => [])
      .finally(() => (asking = null)))
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body)}\n`)
}
