import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { VERSION } from '../../vocabulary/product.ts'
import { readActionRequest } from '../actions/action-request.ts'
import type { DashboardParts } from '../dashboard-parts.ts'
import { fleetDocument, pastRunHeads, runDocument } from '../feed/documents.ts'
import { configDocument, configsDocument, planDocument } from '../configs/configs-document.ts'
import { hostsDocument } from '../hosts/hosts-document.ts'
import { logPart } from '../scraper/log-part.ts'
import { isKnown, scraperDocument } from '../scraper/scraper-document.ts'
import type { StoreName } from '../../store/store-catalog.ts'
import { encodingFor, jsonAnswer } from './encoded.ts'
import { eventStream } from './event-stream.ts'
import { type GuardOptions, refusalOf } from './guard.ts'
import { metricsAnswer } from './metrics-answer.ts'
import type { ServedFile } from './page-files.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** Most bytes of what an action is asked for with. */
const ACTION_BYTES = 64 * 1024

export interface AppOptions extends GuardOptions {
  page: ReadonlyMap<string, ServedFile>
  parts: DashboardParts
  /** Hears what went wrong while a request was answered. */
  onFault: (error: unknown) => void
}

/** Every address of the server. */
export function createApp({ page, parts, onFault, ...guard }: AppOptions): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    const refused = refusalOf(guard, {
      method: context.req.method,
      path: context.req.path,
      header: (name) => context.req.header(name),
    })
    if (refused === null) await next()
    else context.res = Response.json({ error: refused.error }, { status: refused.status })
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value)
  })
  app.onError((error) => {
    onFault(error)
    return Response.json({ error: 'this went wrong; the terminal of the dashboard says more' }, { status: 500 })
  })

  const json = (path: string, read: (params: Record<string, string>, query: Query) => unknown): void => {
    app.get(path, async (context) => {
      const found = await read(context.req.param(), (name) => context.req.query(name))
      const accepted = context.req.header('accept-encoding')
      return found === null
        ? jsonAnswer({ error: 'there is no such thing' }, accepted, 404)
        : jsonAnswer(found, accepted)
    })
  }
  json('/healthz', () => ({ ok: true, version: VERSION }))
  json('/api/fleet', () => fleetDocument(parts))
  json('/api/runs', () => pastRunHeads(parts))
  json('/api/runs/:run', ({ run = '' }) => runDocument(parts, run))
  json('/api/scrapers/:country/:source', (name) => scraperDocument(parts, nameOf(name)))
  json('/api/scrapers/:country/:source/log', async (name, query) => {
    if (!(await isKnown(parts, nameOf(name)))) return null
    return logPart(parts.runs, nameOf(name), { log: query('log') ?? null, after: Number(query('after')) }, parts.cwd)
  })
  json('/api/hosts', () => hostsDocument(parts))
  json('/api/configs', () => configsDocument(parts))
  json('/api/configs/:country/:source', (name) => configDocument(parts, nameOf(name)))
  json('/api/plan', () => planDocument(parts))
  json('/api/workers', () => parts.cluster?.() ?? null)
  app.get('/metrics', (context) => metricsAnswer(parts, context.req.query('scrapers') === '1'))
  app.get('/api/events', (context) =>
    eventStream(parts.feed.events, context.req.query('after') ?? context.req.header('last-event-id') ?? null),
  )
  app.post('/api/actions', bodyLimit({ maxSize: ACTION_BYTES, onError: tooLarge }), async (context) => {
    const request = readActionRequest(await context.req.text())
    if (typeof request === 'string') return Response.json({ error: request }, { status: 400 })
    return Response.json(await parts.act(request))
  })
  app.get('/api/*', () => Response.json({ error: 'there is no such address' }, { status: 404 }))
  app.get('*', (context) => {
    // Views have addresses of their own, and are all the same page.
    const file = page.get(context.req.path) ?? (context.req.path.startsWith('/assets/') ? undefined : page.get('/'))
    if (file === undefined) return Response.json({ error: 'there is no such file' }, { status: 404 })
    return pageAnswer(file, context.req.header('accept-encoding'), context.req.header('if-none-match'))
  })
  return app
}

function nameOf({ country = '', source = '' }: Record<string, string>): StoreName {
  return { country, source }
}

function tooLarge(): Response {
  return Response.json({ error: `a request has at most ${ACTION_BYTES} bytes` }, { status: 413 })
}

type Query = (name: string) => string | undefined

function pageAnswer(file: ServedFile, accepted: string | undefined, known: string | undefined): Response {
  const headers = { 'content-type': file.type, 'cache-control': 'no-cache', etag: file.tag, vary: 'accept-encoding' }
  if (known === file.tag) return new Response(null, { status: 304, headers })
  const encoding = encodingFor(accepted)
  const body = encoding === null ? null : file[encoding]
  return body === null
    ? new Response(file.plain, { headers })
    : new Response(body, { headers: { ...headers, 'content-encoding': encoding ?? '' } })
}
