import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import type { Answer } from './answer.ts'
import { ORIGIN } from './page.ts'
import { DISALLOWED } from './site.ts'

/** An answer as it goes over the wire. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export interface Asked {
  /** Names the site in absolute links. */
  origin: string
  ifNoneMatch: string | undefined
  acceptEncoding: string | undefined
}

export function makeReply(answer: Answer, { origin, ifNoneMatch, acceptEncoding }: Asked): Reply {
  if ('location' in answer) {
    return { status: answer.status, headers: { location: answer.location }, body: Buffer.alloc(0) }
  }
  if (answer.status !== 200) {
    const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
    if (answer.retryAfter !== undefined) headers['retry-after'] = String(answer.retryAfter)
    return { status: answer.status, headers, body: Buffer.from(answer.text) }
  }
  const plain = iconv.encode(answer.text.replaceAll(ORIGIN, origin), answer.charset)
  const etag = `"${createHash('sha1').update(plain).digest('base64url')}"`
  const headers: Record<string, string> = { etag, vary: 'accept-encoding', 'content-type': contentType(answer) }
  if (answer.modified !== null) headers['last-modified'] = new Date(`${answer.modified}T20:00:00Z`).toUTCString()
  if (ifNoneMatch === etag) return { status: 304, headers, body: Buffer.alloc(0) }
  if (!/\bgzip\b/.test(acceptEncoding ?? '')) return { status: 200, headers, body: plain }
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(plain, { level: 1 }) }
}

// Old charsets stand in the page alone, as on most sites that still have one.
function contentType({ type, charset }: Answer & { status: 200 }): string {
  if (type === 'json') return 'application/json'
  if (type === 'script') return 'text/javascript; charset=utf-8'
  return charset === 'utf-8' ? 'text/html; charset=utf-8' : 'text/html'
}

export const ROBOTS: Reply = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from(
    `# Visitors are welcome\nUser-agent: *\n${DISALLOWED.map((path) => `Disallow: ${path}\n`).join('')}`,
  ),
}
