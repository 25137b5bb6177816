import { type HttpResponse, failed, type Interceptor } from '../exchange.ts'

/**
 * Recognises the pages with which a site asks whether we are a person, whatever their status. They are not repeated
 * and not disguised against: the caller hears `blocked`, with what gave the page away.
 */
export const refuseChallenges: Interceptor = (next) => async (request) => {
  const result = await next(request)
  if (!result.ok) return result
  const evidence = findChallenge(result.response)
  if (evidence === null) return result
  const { url, status } = result.response
  const message = `${url.href}: HTTP ${status}, not a page but a challenge: ${evidence}`
  return failed({ kind: 'blocked', message, url, status, transient: true, retry: false })
}

const HEADERS: [name: string, value: RegExp, who: string][] = [
  ['cf-mitigated', /^challenge$/, 'Cloudflare'],
  ['x-vercel-mitigated', /^(challenge|deny)$/, 'Vercel'],
  ['x-amzn-waf-action', /^(captcha|challenge)$/, 'AWS WAF'],
  ['sg-captcha', /^challenge$/, 'SiteGround'],
]

interface Sign {
  who: string
  /** What the page calls itself. */
  title?: RegExp
  /** All of these stand in it. Chosen so that no page that is merely protected by the same company has them. */
  marks: string[]
}

const SIGNS: Sign[] = [
  { who: 'Cloudflare', title: /^just a moment\.{3}$/i, marks: ['cdn-cgi/challenge-platform'] },
  { who: 'Cloudflare', title: /^just a moment\.{3}$/i, marks: ['_cf_chl_opt'] },
  { who: 'Cloudflare', title: /^attention required! \| cloudflare$/i, marks: [] },
  { who: 'Cloudflare', title: /^access denied \|/i, marks: ['cf-error-details'] },
  { who: 'DataDome', marks: ['captcha-delivery.com', 'var dd='] },
  { who: 'PerimeterX', title: /^(access to this page has been denied|human verification)/i, marks: ['px-captcha'] },
  { who: 'Akamai', title: /^access denied$/i, marks: ["You don't have permission to access", 'Reference&#32;&#35;'] },
  { who: 'Akamai', title: /^access denied$/i, marks: ["You don't have permission to access", 'Reference #'] },
  { who: 'Akamai', marks: ['sec-if-cpt-container', '/_sec/cp_challenge/'] },
  { who: 'Imperva', marks: ['Incapsula incident ID', '_Incapsula_Resource'] },
  { who: 'Sucuri', title: /^sucuri website firewall/i, marks: [] },
  { who: 'Sucuri', title: /^you are being redirected/i, marks: ['sucuri_cloudproxy_js'] },
  { who: 'DDoS-Guard', title: /^ddos-guard$/i, marks: [] },
  { who: 'Anubis', title: /^making sure you('|&#39;)re not a bot!$/i, marks: [] },
  { who: 'Wordfence', title: /^your access to this site has been limited/i, marks: ['Wordfence'] },
]

// A comment form may carry a captcha too: here it must be what the page is about.
const WIDGETS = ['g-recaptcha', 'h-captcha', 'cf-turnstile', 'geetest', 'captcha-form', 'name="captcha"']
const ASKING =
  /\b(captcha|robot|are you (a )?human|human verification|verify (that )?you|security check|bot (check|protection))\b/i

const LARGEST = 65_536
/** Pages that do not name themselves are small, and every ordinary page would be searched for them. */
const LARGEST_UNTITLED = 16_384
/** An article about captchas has more to say than a page that asks for one. */
const LONGEST_PLEA = 1500
/** Those of challenges are short. */
const LONGEST_TITLE = 200

/** Who challenges us and by what it was seen; null for any other answer. */
export function findChallenge({
  status,
  headers,
  body,
}: Pick<HttpResponse, 'status' | 'headers' | 'body'>): string | null {
  for (const [name, value, who] of HEADERS) {
    const found = headers[name]
    if (found !== undefined && value.test(found)) return `${who} (${name}: ${found})`
  }
  if (status === 429 || body.length > LARGEST || !/html/i.test(headers['content-type'] ?? 'html')) return null
  const title = titleOf(body)
  for (const sign of SIGNS) {
    if (sign.title ? !sign.title.test(title) : body.length > LARGEST_UNTITLED) continue
    if (sign.marks.every((mark) => body.includes(mark))) return `${sign.who} (${seen(title, sign.marks)})`
  }
  if (!ASKING.test(title) || textLength(body) > LONGEST_PLEA) return null
  const widget = WIDGETS.find((one) => body.includes(one))
  return widget === undefined ? null : `captcha (${seen(title, [widget])})`
}

/**
 * Characters that a reader would see, roughly. What has no end goes on to that of the page, so that nothing is looked
 * through twice.
 */
function textLength(body: Buffer): number {
  return body
    .toString('latin1')
    .replace(/<(script|style|noscript)\b[^]*?(?:<\/\1>|$)|<!--[^]*?(?:-->|$)|<[^>]*(?:>|$)/gi, '')
    .replace(/\s+/g, ' ').length
}

/** Looked for step by step: one expression for all of it tries every blank of a long title as its beginning. */
function titleOf(body: Buffer): string {
  const head = body.toString('latin1', 0, Math.min(body.length, 8192))
  const tag = head.search(/<title/i)
  const from = tag === -1 ? -1 : head.indexOf('>', tag)
  const to = from === -1 ? -1 : head.indexOf('<', from)
  const title = to === -1 ? '' : head.slice(from + 1, to).trim()
  return title.length > LONGEST_TITLE ? '' : title
}

function seen(title: string, marks: string[]): string {
  return [title === '' ? [] : `title '${title}'`, ...marks.map((mark) => `'${mark}'`)].flat().join(', ')
}
