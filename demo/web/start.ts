import { createServer, type Server } from 'node:http'
import type { Evidence, ScraperTruth, SiteTruth, Truth, WebAddress } from '../../src/cli/commands/demo/contract.ts'
import { BUILT_PAPERS, fleetOf } from './fleet.ts'
import { serveDirectories } from './directories/serve-directories.ts'
import { openLedger } from './ledger.ts'
import { serveArchive } from './members/serve-archive.ts'
import { listen, serve, type Latency } from './server.ts'
import { DISALLOWED, makeSite, type Site } from './site.ts'
import { truthOf } from './truth.ts'
import { TROUBLES } from './troubles.ts'

export interface WebOptions {
  /** Leaves the troubles out. */
  calm?: boolean
  /** With the sites that need more than a page and a link. */
  all?: boolean
  /** With directories of institutions, each of which has a site. */
  directories?: boolean
  /** With the papers that scripts build. */
  built?: boolean
  /** Another seed is another web. */
  seed?: string
  /** Multiplies the articles of each scraper. */
  scale?: number
  /** How often the whole fleet is there, under other names; only the first copy has troubles. */
  copies?: number
  /** How many articles of each scraper are on no listing before `publish`. */
  late?: number
  latency?: Latency
}

export interface DemoWeb {
  address: WebAddress
  /** Of the first run; after `publish` see `publish`. */
  truth: Truth
  evidence(): Evidence
  /** Puts the late news on the listings; returns what a second run has to come to. */
  publish(): Truth
  close(): Promise<void>
}

/**
 * Starts the simulated web in this process: a port of 127.0.0.1 for each site and one to ask for truth and evidence.
 */
export async function startDemoWeb(options: WebOptions = {}): Promise<DemoWeb> {
  const {
    calm = false,
    all: withAll = false,
    built = false,
    directories: withDirectories = false,
    seed = 'regatta',
    scale = 1,
    copies = 1,
    late = 0,
    latency = { min: 20, max: 120 },
  } = options
  const ledger = openLedger()
  const servers: Server[] = []
  const sites: Record<string, string> = {}
  const all: Site[] = []
  const down: Server[] = []
  for (const paper of [...fleetOf(copies), ...(built ? BUILT_PAPERS : [])]) {
    const site = makeSite(paper, { seed, scale, late, troubles: calm ? {} : TROUBLES })
    const { server, origin } = await serve(site, ledger, latency)
    const list = [...site.troubles.values()].includes('down') ? down : servers
    list.push(server)
    sites[paper.site] = origin
    all.push(site)
  }
  const archive = withAll ? await serveArchive(ledger, latency) : null
  if (archive !== null) {
    servers.push(archive.server)
    sites[archive.truth.site] = archive.origin
  }
  const directories = withDirectories ? await serveDirectories(ledger, latency) : null
  if (directories !== null) {
    servers.push(...directories.servers)
    Object.assign(sites, directories.origins)
  }
  const evidence = (): Evidence => ledger.evidence()
  const truth = (second: boolean): Truth => {
    const further = [...(archive === null ? [] : [archive.truth]), ...(directories?.scrapers ?? [])]
    const papers = [...all.map(({ paper }) => paper.site), ...(archive === null ? [] : [archive.truth.site])]
    return {
      sites: [...papers.map((site): SiteTruth => ({ site, disallowed: DISALLOWED })), ...(directories?.sites ?? [])],
      scrapers: [
        ...all.flatMap((site) => truthOf(site, sites[site.paper.site] ?? '', second)),
        ...further.map((one) => (second ? known(one) : one)),
      ],
    }
  }
  const publish = (): Truth => {
    for (const site of all) site.publish()
    return truth(true)
  }
  const first = truth(false)
  const answers: Record<string, () => unknown> = {
    'GET /truth': () => first,
    'GET /evidence': evidence,
    'POST /publish': publish,
  }
  const control = createServer((request, response) => {
    const answer = answers[`${request.method} ${request.url}`]
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer === undefined ? { ask: Object.keys(answers) } : answer()))
  })
  servers.push(control)
  const address: WebAddress = { control: await listen(control), sites }
  // Last, so that none of the others can be given the port of a site that is down.
  await Promise.all(down.map(closed))
  return {
    address,
    truth: first,
    evidence,
    publish,
    async close() {
      ledger.close()
      await Promise.all(servers.map(closed))
    },
  }
}

/** What a second run has to come to where nothing is new. */
function known(truth: ScraperTruth): ScraperTruth {
  return { ...truth, found: null, records: truth.records.map((record) => ({ ...record, fresh: false })) }
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
