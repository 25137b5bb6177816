import { createServer, type Server } from 'node:http'
import type { Evidence, Truth, WebAddress } from '../../src/cli/demo/contract.ts'
import { fleetOf } from './fleet.ts'
import { openLedger } from './ledger.ts'
import { listen, serve, type Latency } from './server.ts'
import { DISALLOWED, makeSite } from './site.ts'
import { truthOf } from './truth.ts'
import { TROUBLES } from './troubles.ts'

export interface WebOptions {
  /** Leaves the troubles out. */
  calm?: boolean
  /** Another seed is another web. */
  seed?: string
  /** Multiplies the articles of each scraper. */
  scale?: number
  /** How often the whole fleet is there, under other names; only the first copy has troubles. */
  copies?: number
  latency?: Latency
}

export interface DemoWeb {
  address: WebAddress
  truth: Truth
  evidence(): Evidence
  close(): Promise<void>
}

/** Starts the simulated web in this process: a port of 127.0.0.1 for each site and one to ask for truth and evidence. */
export async function startDemoWeb(options: WebOptions = {}): Promise<DemoWeb> {
  const { calm = false, seed = 'regatta', scale = 1, copies = 1, latency = { min: 20, max: 120 } } = options
  const ledger = openLedger()
  const servers: Server[] = []
  const sites: Record<string, string> = {}
  const truth: Truth = { scrapers: [], sites: [] }
  const down: Server[] = []
  for (const paper of fleetOf(copies)) {
    const site = makeSite(paper, { seed, scale, troubles: calm ? {} : TROUBLES })
    const { server, origin } = await serve(site, ledger, latency)
    const list = [...site.troubles.values()].includes('down') ? down : servers
    list.push(server)
    sites[paper.site] = origin
    truth.sites.push({ site: paper.site, disallowed: DISALLOWED })
    truth.scrapers.push(...truthOf(site, origin))
  }
  const evidence = (): Evidence => ledger.evidence()
  const control = createServer((request, response) => {
    const known: Record<string, unknown> = { '/truth': truth, '/evidence': evidence() }
    const value = known[request.url ?? '']
    response.writeHead(value === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(value ?? { ask: Object.keys(known) }))
  })
  servers.push(control)
  const address: WebAddress = { control: await listen(control), sites }
  // Last, so that none of the others can be given the port of a site that is down.
  await Promise.all(down.map(closed))
  return {
    address,
    truth,
    evidence,
    async close() {
      ledger.close()
      await Promise.all(servers.map(closed))
    },
  }
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
