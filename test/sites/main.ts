// A web of hostile sites in a process of its own. Prints the port of a first site, which knows every URL, and then
// takes orders on stdin, one JSON a line: {"open": {...}}, {"log": port}, {"close": port}; each is answered by one
// line.
import { constants, setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { openSite, type Site, type SiteOptions } from './site.ts'

type Order = { open: SiteOptions } | { log: number } | { close: number }

// What it notes down is evidence: it should not have to wait for the processor. Only root may ask for that.
try {
  setPriority(constants.priority.PRIORITY_HIGHEST)
} catch {
  // Then it waits like everybody else.
}

const sites = new Map<number, Site>()

async function obey(order: Order): Promise<unknown> {
  if ('open' in order) {
    const site = await openSite(order.open)
    sites.set(site.port, site)
    return site.port
  }
  if ('log' in order) {
    const site = sites.get(order.log)!
    return { log: site.log, connections: site.connections() }
  }
  sites.get(order.close)!.close()
  sites.delete(order.close)
  return null
}

const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

say(await obey({ open: { robots: [{ status: 404 }] } }))
const orders = createInterface({ input: process.stdin })
orders.on('line', (line) => void obey(JSON.parse(line) as Order).then(say))
// Whoever started this is gone.
orders.on('close', () => process.exit(0))
