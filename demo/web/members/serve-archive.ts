import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { ScraperTruth } from '../../../src/cli/commands/demo/contract.ts'
import type { Ledger } from '../ledger.ts'
import { randomFrom } from '../random.ts'
import { ROBOTS } from '../reply.ts'
import { type Latency, listen } from '../server.ts'
import { makeReports, type Report } from './report.ts'

/**
 * An archive that only members may read: a form with a token, sessions that end after a few pages, and a PDF of each
 * report.
 */
export async function serveArchive(
  ledger: Ledger,
  latency: Latency,
): Promise<{ server: Server; origin: string; truth: ScraperTruth }> {
  const reports = makeReports()
  const { admit, answer } = createArchive(reports)
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const isMember = admit(request)
    // What is no page of the scraper's: the login, documents, and pages that were for nobody in particular.
    const leave = ledger.arrive(SITE, path, isMember && !path.endsWith('.pdf') ? SCRAPER : null)
    response.on('close', () => leave(response.writableEnded ? { status: response.statusCode, retryAfter: null } : null))
    const { min, max } = latency
    void wait(randomFrom(`latency ${SITE} ${path}`).int(min, max)).then(() => answer(request, response, isMember))
  })
  server.keepAliveTimeout = 60_000
  const origin = await listen(server)
  return { server, origin, truth: truthOf(reports, origin) }
}

const SITE = 'archive'
const SCRAPER = 'nauru/archive'
const USER = 'reader'
const PASSWORD = 'open sesame'
const PAGES_PER_SESSION = 11
const PER_PAGE = 5

interface Archive {
  /** Whether the request comes from a member; it then uses up a page of the session. */
  admit: (request: IncomingMessage) => boolean
  answer: (request: IncomingMessage, response: ServerResponse, isMember: boolean) => Promise<void>
}

function createArchive(reports: readonly Report[]): Archive {
  const sessions = new Map<string, number>()
  const tokens = new Set<string>()
  const html = (response: ServerResponse, body: string, headers: Record<string, string> = {}): void =>
    void response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
      .end(`<!doctype html><html lang=en><title>The archive</title>${body}`)
  const form = (response: ServerResponse): void => {
    const token = randomUUID()
    tokens.add(token)
    html(
      response,
      `<form id=login method=post action=/session><input type=hidden name=token value="${token}">
      <input id=user name=user><input id=password type=password name=password><button type=submit>Enter</button></form>`,
    )
  }

  const admit = ({ url, headers }: IncomingMessage): boolean => {
    const sid = /\bsid=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? ''
    const used = sessions.get(sid)
    if (used === undefined || used >= PAGES_PER_SESSION || !url?.startsWith('/reports')) return false
    sessions.set(sid, used + 1)
    return true
  }

  const answer: Archive['answer'] = async (request, response, isMember) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site.invalid')
    if (pathname === '/robots.txt') return void response.writeHead(ROBOTS.status, ROBOTS.headers).end(ROBOTS.body)
    if (pathname === '/login') return form(response)
    if (pathname === '/session') {
      const sent = new URLSearchParams(
        Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString(),
      )
      const isKnown = sent.get('user') === USER && sent.get('password') === PASSWORD
      if (!tokens.delete(sent.get('token') ?? '') || !isKnown) return form(response)
      const sid = randomUUID()
      sessions.set(sid, 0)
      return html(response, '<a class=logout href=/logout>Leave</a>', { 'set-cookie': `sid=${sid}; Path=/; HttpOnly` })
    }
    if (!isMember) return form(response)
    const frame = '<a class=logout href=/logout>Leave</a>'
    if (pathname === '/reports') {
      const from = (Number(searchParams.get('page') ?? 1) - 1) * PER_PAGE
      const rows = reports
        .slice(from, from + PER_PAGE)
        .map(({ ref, title }) => `<li class=report><a href=/reports/${ref}>${title}</a></li>`)
      return html(response, `${frame}<ul>${rows.join('')}</ul>`)
    }
    const [, ref = '', isSheet] = /^\/reports\/([\w-]+?)(\.pdf)?$/.exec(pathname) ?? []
    const report = reports.find((one) => one.ref === ref)
    if (report === undefined) return void response.writeHead(404).end()
    if (isSheet !== undefined)
      return void response.writeHead(200, { 'content-type': 'application/pdf' }).end(report.pdf)
    html(
      response,
      `${frame}<h1>${report.title}</h1><b class=ref>${ref}</b><time datetime=${report.date}>${report.date}</time>
      <div class=text><p>${report.body}</p></div><a class=sheet href=/reports/${ref}.pdf>Print</a>`,
    )
  }
  return { admit, answer }
}

function truthOf(reports: readonly Report[], origin: string): ScraperTruth {
  return {
    country: 'nauru',
    source: 'archive',
    site: SITE,
    group: null,
    status: 'success',
    reason: null,
    trouble: null,
    broken_config: false,
    found: reports.length,
    rejected: 0,
    pages_failed: 0,
    records: reports.map(({ ref, title, date, body }) => {
      return { url: `${origin}/reports/${ref}`, title, date, body, tags: [], fresh: true }
    }),
    documents: reports.map(({ ref, pdf }) => {
      return { name: `${ref}.pdf`, sha256: createHash('sha256').update(pdf).digest('hex') }
    }),
  }
}
