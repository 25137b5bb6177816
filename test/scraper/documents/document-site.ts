import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

export interface DocumentSite {
  origin: string
  /** Paths of documents in the order in which they were requested, with the headers. */
  asked: { path: string; headers: IncomingHttpHeaders }[]
  /** What else stands in the entries of the listing. */
  rows: string[]
}

/** How a document is answered; `before` is how often it was requested before. */
export type AnswerDocument = (response: ServerResponse, before: number, headers: IncomingHttpHeaders) => void

/**
 * A site with a listing of items, each with a page that names its reference and links its documents: `links` by
 * reference, `documents` by path.
 */
export async function startDocumentSite(
  t: TestContext,
  links: Record<string, string[]>,
  documents: Record<string, AnswerDocument>,
): Promise<DocumentSite> {
  const site: DocumentSite = { origin: '', asked: [], rows: [] }
  const server = createServer(({ url: path = '/', headers }, response) => {
    const document = documents[path]
    if (document !== undefined) {
      const before = site.asked.filter((one) => one.path === path).length
      site.asked.push({ path, headers })
      return document(response, before, headers)
    }
    const ref = /^\/item\/([\w-]+)$/.exec(path)?.[1]
    const page =
      path === '/page/1'
        ? Object.keys(links).map(
            (item, i) => `<div class=card><a href=/item/${item}>Item ${item}</a>${site.rows[i] ?? ''}</div>`,
          )
        : (links[ref ?? '']?.map((link) => `<a class=pdf href="${link}">Document</a>`) ?? null)
    if (page === null) return void response.writeHead(404).end()
    const head = `<!doctype html><h1>Item ${ref}</h1><b class=ref>${ref}</b>`
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`${head}<div class=story><p>Words.</p></div>${page.join('')}`)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return site
}

/** Answers with the bytes. */
export function answers(bytes: Buffer | string, headers: Record<string, string> = {}, status = 200): AnswerDocument {
  return (response) => void response.writeHead(status, { 'content-type': 'application/pdf', ...headers }).end(bytes)
}

/** Answers each request by the next of these, all further ones by the last. */
export function inTurn(...all: AnswerDocument[]): AnswerDocument {
  return (response, before, headers) => all[Math.min(before, all.length - 1)]!(response, before, headers)
}
