// A directory of institutions and a web site for each of the first of them, in a process of its own, which notes
// what it is asked. Arguments: institutions, sites. Sends its address to its parent, and then its evidence when asked.
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { openLedger } from '../../demo/web/ledger.ts'
import { listen } from '../../demo/web/server.ts'

const PER_PAGE = 100
const LATENCY_MS = 20
const [institutions = 2000, sites = 200] = process.argv.slice(2).map(Number)
const ledger = openLedger()

async function serve(site: string, answer: (path: string) => string | null): Promise<string> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const leave = ledger.arrive(site, path, null)
    response.on('close', () => leave({ status: response.statusCode, retryAfter: null }))
    const text = path === '/robots.txt' ? 'User-agent: *\nDisallow: /private/\n' : answer(path)
    const type = path === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8'
    void wait(LATENCY_MS).then(() => response.writeHead(text === null ? 404 : 200, { 'content-type': type }).end(text))
  })
  server.keepAliveTimeout = 60_000
  return listen(server)
}

const LINKS = ['mass-times', 'visit', 'contact', 'private/hours', 'gallery', 'about']
  .map((path) => `<a href="/${path}">${path.replace(/[-/]/, ' ')}</a>`)
  .join(' ')
const PAGES: Record<string, string> = {
  '/': `<nav>${LINKS}</nav><h1>Welcome</h1>`,
  '/mass-times': '<h2>Mass</h2><p>Saturday 5:30 pm, Sunday 8:00 and 10:00 am</p>',
  '/visit': '<p>Sunday Mass 8:00 am</p>',
  '/contact': '<h3>Office hours</h3><p>Mon-Fri 9am-4pm</p>',
}
const homes: string[] = []
for (let n = 0; n < sites; n++) homes.push(`${await serve(`site-${n}`, (path) => PAGES[path] ?? null)}/`)

const row = (n: number): string => {
  const web = homes[n] === undefined ? '' : `<a href="${homes[n]}">Website</a>`
  return `<tr><td>St. Brendan ${n}</td><td>${n + 1} Oak Street, Dalton, GA 30720</td><td>(706) 278-${String(n).padStart(4, '0')}</td><td>${web}</td></tr>`
}
const directory = await serve('directory', (path) => {
  const page = Number(/page=(\d+)/.exec(path)?.[1] ?? 0)
  const [from, to] = [(page - 1) * PER_PAGE, Math.min(page * PER_PAGE, institutions)]
  if (page < 1 || from >= institutions) return null
  const rows = Array.from({ length: to - from }, (_, n) => row(from + n)).join('')
  return `<main><table><tr><th>Name</th><th>Address</th><th>Phone</th><th>Website</th></tr>${rows}</table></main>`
})
process.send?.({ directory })
process.on('message', () => process.send?.(ledger.evidence()))
process.on('disconnect', () => process.exit())
