import { createServer, type Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { ScraperTruth, SiteTruth } from '../../../src/cli/commands/demo/contract.ts'
import type { Ledger } from '../ledger.ts'
import { randomFrom } from '../random.ts'
import { ROBOTS } from '../reply.ts'
import { type Latency, listen } from '../server.ts'
import { DISALLOWED } from '../site.ts'
import { directoryPage, ownPath } from './directory-pages.ts'
import { institutionsOf, recordOf, type Institution, type Kind } from './institutions.ts'

/** Directories of institutions, and the web site of each institution. */
export interface Directories {
  servers: Server[]
  /** Origins of the directories, by the name that the config templates call them. */
  origins: Record<string, string>
  scrapers: ScraperTruth[]
  sites: SiteTruth[]
}

const KINDS: readonly Kind[] = ['parishes', 'clinics', 'schools', 'libraries', 'markets']
const COUNTRY = 'new_zealand'

/** Serves five directories, each in a layout of its own, and a site with recurring times for every institution. */
export async function serveDirectories(ledger: Ledger, latency: Latency): Promise<Directories> {
  const found: Directories = { servers: [], origins: {}, scrapers: [], sites: [] }
  const open = async (site: string, scraper: string | null, answer: (url: URL) => Answer): Promise<string> => {
    const server = createServer((request, response) => {
      const path = request.url ?? '/'
      const leave = ledger.arrive(site, path, path === '/robots.txt' ? null : scraper)
      response.on('close', () =>
        leave(response.writableEnded ? { status: response.statusCode, retryAfter: null } : null),
      )
      const { status, type, text } = answer(new URL(path, 'http://site.invalid'))
      const { min, max } = latency
      void wait(randomFrom(`latency ${site} ${path}`).int(min, max)).then(() =>
        response.writeHead(status, { 'content-type': type }).end(text),
      )
    })
    server.keepAliveTimeout = 60_000
    found.servers.push(server)
    return listen(server)
  }

  for (const kind of KINDS) {
    const all = institutionsOf(kind)
    const [source, site] = [`directory_${kind}`, `directory-${kind}`]
    const id = `${COUNTRY}/${source}`
    const homes = new Map<Institution, string>()
    for (const one of all) {
      homes.set(one, `${await open(one.slug, null, (url) => siteAnswer(one, url))}/`)
      found.sites.push({ site: one.slug, disallowed: DISALLOWED, visitors: [id] })
    }
    const origin = await open(site, id, (url) => {
      if (url.pathname === '/robots.txt') return robots()
      const page = directoryPage(kind, url, all, (one) => homes.get(one) ?? '')
      return page === null ? missing() : { status: 200, ...page }
    })
    found.origins[site] = origin
    found.sites.push({ site, disallowed: DISALLOWED })
    found.scrapers.push({
      country: COUNTRY,
      source,
      site,
      group: null,
      status: 'success',
      reason: null,
      trouble: null,
      broken_config: false,
      found: all.length,
      rejected: 0,
      pages_failed: 0,
      records: all.map((one) => recordOf(one, origin + ownPath(one))),
    })
  }
  return found
}

interface Answer {
  status: number
  type: string
  text: string
}

/** The site of an institution: a first page, and where they stand apart a page with its times. */
function siteAnswer({ name, times }: Institution, { pathname }: URL): Answer {
  if (pathname === '/robots.txt') return robots()
  const own = pathname === times.path ? times.html : ''
  if (own === '' && pathname !== '/') return missing()
  const label = times.path.slice(1).replace('-', ' ')
  const link = times.path === '/' ? '' : `<a href="${times.path}">${label}</a>`
  const text = `<!doctype html><html lang="en"><title>${name}</title><nav><a href="/">Home</a> ${link} <a href="/gallery">Pictures</a></nav><main><h1>${name}</h1><p>Everybody is welcome.</p>${own}</main></html>`
  return { status: 200, type: 'text/html; charset=utf-8', text }
}

function missing(): Answer {
  return { status: 404, type: 'text/html; charset=utf-8', text: 'no such page' }
}

function robots(): Answer {
  return { status: 200, type: 'text/plain; charset=utf-8', text: ROBOTS.body.toString() }
}
