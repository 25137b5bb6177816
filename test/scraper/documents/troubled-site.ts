import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Source } from '../../../src/config/source.ts'
import { makePdf } from '../../documents/make-pdf.ts'
import { exampleSource, pagination } from '../example-source.ts'

/** What is wrong with a document; all but the last two are right in the end. */
const TROUBLES = ['fails', 'cut', 'stuck', 'page', 'other', 'never', 'missing'] as const
type DocumentTrouble = (typeof TROUBLES)[number]

export interface TroubledSite {
  origin: string
  config: Source
  /** By name; what a visitor has to have in the end. */
  truth: Map<string, Buffer>
  troubles: Map<string, DocumentTrouble | null>
  /** Good logins; sessions that ended; documents that were answered. */
  counts: { logins: number; ended: number; documents: number; pages: number }
  close(): void
}

export interface TroubledSiteOptions {
  documents: number
  /** Answers after which a session ends. */
  per_session: number
  /** Most that an answer takes, in ms. */
  delay_ms: number
}

const PER_PAGE = 100
const USER = 'archivist'
const PASSWORD = 'let me in, please'

/**
 * An inventory of `documents` items behind a login whose sessions end, each with a document, a quarter of them
 * troubled.
 */
export async function startTroubledSite(options: TroubledSiteOptions): Promise<TroubledSite> {
  const truth = new Map<string, Buffer>()
  const troubles = new Map<string, DocumentTrouble | null>()
  for (let n = 1; n <= options.documents; n++) {
    const trouble = troubleOf(n)
    troubles.set(`R-${n}`, trouble)
    if (trouble !== 'never' && trouble !== 'missing') truth.set(`R-${n}.pdf`, pdfOf(n))
  }
  const counts = { logins: 0, ended: 0, documents: 0, pages: 0 }
  const answer = answerer(options, troubles, counts)
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, truth, troubles, counts, config: configOf(origin), close: () => closeAll(server) }
}

function configOf(origin: string): Source {
  const fill = (selector: string, value: string): { action: 'fill'; selector: string; value: string; when: null } => {
    return { action: 'fill', selector, value, when: null }
  }
  return exampleSource(origin, {
    rate_limit: 0,
    concurrency: 5,
    robots: 'ignore',
    listing: pagination(origin),
    fields: { ref: { type: 'text', selector: ['.ref'], required: true } },
    documents: [{ link: ['a.pdf::attr(href)'], name: '{ref}.pdf', type: 'pdf', contains: '{ref} of' }],
    login: {
      kind: 'steps',
      url: `${origin}/login`,
      logged_in: 'a.logout',
      expired: 'form#login',
      steps: [fill('#user', USER), fill('#password', PASSWORD), { action: 'click', selector: 'button', when: null }],
    },
  })
}

function pdfOf(n: number): Buffer {
  return makePdf(`Item R-${n} of the inventory`, 2000 + ((n * 7919) % 60_000))
}

/** A quarter of them, each kind in turn: the same for every run. */
function troubleOf(n: number): DocumentTrouble | null {
  const digest = createHash('sha256').update(`trouble ${n}`).digest()
  return digest[0]! < 64 ? TROUBLES[digest[1]! % TROUBLES.length]! : null
}

function answerer(
  { documents, per_session, delay_ms }: TroubledSiteOptions,
  troubles: TroubledSite['troubles'],
  counts: TroubledSite['counts'],
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const sessions = new Map<string, number>()
  const before = new Map<string, number>()
  const html = (response: ServerResponse, body: string, headers: Record<string, string> = {}): void =>
    void response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(`<!doctype html><html>${body}`)
  const form = (response: ServerResponse): void =>
    html(
      response,
      `<form id=login method=post action=/in><input id=user name=user><input id=password type=password name=pass>
      <button>Log in</button></form>`,
    )

  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.invalid')
    await wait(Math.random() * delay_ms)
    if (pathname === '/login') return form(response)
    if (pathname === '/in') {
      const sent = new URLSearchParams(
        Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString(),
      )
      if (sent.get('user') !== USER || sent.get('pass') !== PASSWORD) return form(response)
      const sid = randomUUID()
      sessions.set(sid, 0)
      counts.logins++
      return html(response, '<a class=logout href=/logout>Log out</a>', { 'set-cookie': `sid=${sid}; Path=/` })
    }
    const sid = /\bsid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
    const used = sessions.get(sid)
    if (used === undefined || used >= per_session) {
      if (sessions.delete(sid)) counts.ended++
      // Under the name of a PDF, too, and with status 200.
      return form(response)
    }
    sessions.set(sid, used + 1)
    const frame = '<a class=logout href=/logout>Log out</a>'
    const page = /^\/page\/(\d+)$/.exec(pathname)
    if (page !== null) {
      const from = (Number(page[1]) - 1) * PER_PAGE
      const here = Array.from({ length: Math.max(0, Math.min(PER_PAGE, documents - from)) }, (_, i) => from + i + 1)
      return html(response, frame + here.map((n) => `<div class=card><a href=/item/${n}>Item ${n}</a></div>`).join(''))
    }
    const [, kind, number = '0'] = /^\/(item|doc)\/(\d+)$/.exec(pathname) ?? []
    const n = Number(number)
    if (kind === 'item') {
      counts.pages++
      return html(
        response,
        `${frame}<h1>Item ${n}</h1><b class=ref>R-${n}</b><div class=story><p>One of many.</p></div><a class=pdf href=/doc/${n}>Sheet</a>`,
      )
    }
    if (kind !== 'doc') return void response.writeHead(404).end()
    counts.documents++
    const times = before.get(pathname) ?? 0
    before.set(pathname, times + 1)
    sendDocument(request, response, { n, trouble: troubles.get(`R-${n}`) ?? null, times, frame })
  }
}

function sendDocument(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { n, trouble, times, frame }: { n: number; trouble: DocumentTrouble | null; times: number; frame: string },
): void {
  const whole = pdfOf(n)
  const etag = `"${n}"`
  const from = headers['if-range'] === etag ? Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0) : 0
  const good = (bytes: Buffer): void => {
    const range = from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}
    const head = { 'content-type': 'application/pdf', 'content-length': bytes.length - from, etag, ...range }
    response.writeHead(from > 0 ? 206 : 200, head).end(bytes.subarray(from))
  }
  const part = (then: () => void): void => {
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': whole.length, etag })
    response.write(whole.subarray(0, 1500), then)
  }
  const errorPage = (): void =>
    void response
      .writeHead(200, { 'content-type': 'application/pdf' })
      .end(`<!doctype html><html>${frame}Please try later`)
  if (trouble === 'missing') return void response.writeHead(404).end('gone')
  if (trouble === 'never') return times % 2 === 0 ? errorPage() : good(pdfOf(n + 1))
  if (times > 0 || trouble === null) return good(whole)
  switch (trouble) {
    case 'fails':
      return void response.writeHead(503).end()
    case 'cut':
      return part(() => response.destroy())
    case 'stuck':
      return part(() => undefined)
    case 'page':
      return errorPage()
    case 'other':
      return good(pdfOf(n + 1))
  }
}

function closeAll(server: Server): void {
  server.closeAllConnections()
  server.close()
}
