import type { HttpResponse } from '../exchange.ts'

/** Longer pages have something to say themselves. */
const LARGEST = 16_384
/** `Redirecting ...`, and a link for those who are not. */
const MOST_TEXT = 200
/** As long as somebody would wait for it. */
const LONGEST_DELAY_S = 10

/**
 * Where a page leads that is nothing but `<meta http-equiv="refresh" content="0; url=...">`, or has the header of that
 * name, as written; null for every other page. It is read as by browsers
 * (https://html.spec.whatwg.org/#attr-meta-http-equiv-refresh), except in a noscript, which is for those without.
 */
export function refreshTarget(page: Page): string | null {
  const refresh = findRefresh(page)
  return refresh !== null && refresh.seconds <= LONGEST_DELAY_S ? refresh.target : null
}

/** Whether a page is nothing but a refresh, and takes too long to be followed. */
export function isSlowRefresh(page: Page): boolean {
  return (findRefresh(page)?.seconds ?? 0) > LONGEST_DELAY_S
}

type Page = Pick<HttpResponse, 'status' | 'headers' | 'body'>

interface Refresh {
  target: string
  seconds: number
}

function findRefresh({ status, headers, body }: Page): Refresh | null {
  if (status !== 200 || body.length > LARGEST || !/html/i.test(headers['content-type'] ?? 'html')) return null
  if (headers['refresh'] === undefined && !body.includes('<')) return null
  // What is looked for is ASCII, or bytes that are sent back as they came.
  const html = body
    .toString('latin1')
    .replace(/<!--[^]*?(?:-->|$)|<(script|style|noscript|template)\b[^]*?(?:<\/\1|$)/gi, ' ')
  const byHeader = refreshIn(headers['refresh'] ?? '')
  if (byHeader !== null) return hasMore(html) ? null : byHeader
  for (const [tag] of html.matchAll(/<meta[\s/](?:"[^"]*"|'[^']*'|[^"'>])*/gi)) {
    if (!/http-equiv\s{0,9}=\s{0,9}["']?\s{0,9}refresh\b/i.test(tag)) continue
    const content = /\scontent\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)
    const refresh = refreshIn(unescaped(content?.[1] ?? content?.[2] ?? content?.[3] ?? ''))
    return refresh === null || hasMore(html) ? null : refresh
  }
  return null
}

function refreshIn(content: string): Refresh | null {
  const [, seconds, rest] = /^(\d{1,9})?(?:\.[\d.]*)?(?=[\s;,])\s*(?:[;,]\s*)?(\S[^]*)$/.exec(content.trimStart()) ?? []
  if (rest === undefined) return null
  const written = rest.replace(/^url\s*=\s*/i, '')
  const quote = /^["']/.exec(written)?.[0]
  const url = (quote === undefined ? written : written.slice(1).split(quote, 1)[0]!).trim()
  return url === '' ? null : { target: url, seconds: Number(seconds ?? 0) }
}

/** The references that occur in an address and around it: `URL=&quot;/news?a=1&#38;b=2&quot;`. */
function unescaped(attribute: string): string {
  return attribute.replace(
    /&(?:(quot|apos|amp)|#(?:0{0,5}(3[4689]|47|58|61)|x0{0,5}(2[2-9a-f]|3a|3d)));/gi,
    (_, name?: string, decimal?: string, hex?: string) =>
      name !== undefined
        ? (NAMED[name.toLowerCase()] ?? '')
        : String.fromCharCode(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)),
  )
}

const NAMED: Record<string, string> = { quot: '"', apos: "'", amp: '&' }

function hasMore(html: string): boolean {
  const text = html.replace(/<title\b[^]*?(?:<\/title|$)/gi, ' ').replace(/<[^>]*>?/g, ' ')
  return text.replace(/\s+/g, ' ').trim().length > MOST_TEXT || /<(?:img|video|form|iframe|article|frame)\b/i.test(html)
}
