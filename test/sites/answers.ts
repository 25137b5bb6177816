import { page, type Exchange, type Fault } from './exchange.ts'
import { CHALLENGES } from './challenges.ts'

/** Answers that are proper HTTP. What they say is chosen by the query. */
export const ANSWERS: Record<string, Fault> = {
  // ?ms: how long the answer takes
  '/page': (x) => x.later(Number(x.query.get('ms') ?? 0), () => x.reply(200, {}, page(`Page ${x.query.toString()}`))),
  // ?code, ?times: how often before it turns into a 200, ?retry-after
  '/status': (x) => {
    const times = Number(x.query.get('times') ?? Infinity)
    const after = x.query.get('retry-after')
    if (x.before >= times) return x.reply(200, {}, page('at last'))
    x.reply(Number(x.query.get('code')), after === null ? {} : { 'Retry-After': after }, 'no')
  },
  // ?seconds from now, as an HTTP date, ?code, ?times
  '/retry-after-date': (x) => {
    if (x.before >= Number(x.query.get('times') ?? Infinity)) return x.reply(200, {}, page('at last'))
    const at = new Date(Date.now() + Number(x.query.get('seconds')) * 1000).toUTCString()
    x.reply(Number(x.query.get('code') ?? 429), { 'Retry-After': at, Date: new Date().toUTCString() }, 'no')
  },
  // ?to: as it goes into the Location header, ?code
  '/redirect': (x) => redirect(x, x.query.get('to') ?? '/page'),
  // ?left: hops until the page
  '/chain': (x) => {
    const left = Number(x.query.get('left'))
    if (left === 0) x.reply(200, {}, page('end of the chain'))
    else redirect(x, `/chain?left=${left - 1}`)
  },
  '/redirect-loop': (x) => redirect(x, '/redirect-loop-b'),
  '/redirect-loop-b': (x) => redirect(x, '/redirect-loop'),
  '/redirect-to-itself': (x) => redirect(x, '/redirect-to-itself'),
  // ?to: where a page leads that is nothing else
  '/refresh': (x) => x.reply(200, {}, refresh(x, x.query.get('to') ?? '/page')),
  '/refresh-loop': (x) => x.reply(200, {}, refresh(x, '/refresh-loop-b')),
  '/refresh-loop-b': (x) => x.reply(200, {}, refresh(x, '/refresh-loop')),
  // The bytes of windows-1251, as they are.
  '/redirect-in-1251': (x) =>
    x.reply(302, { Location: Buffer.from('/page?q=\xec\xee\xf1\xf2', 'latin1').toString('latin1') }),
  '/redirect-without-location': (x) => x.reply(302),
  // Wants its cookie back before it answers.
  '/cookie-gate': (x) => {
    if (x.headers.cookie?.includes('seen=1')) x.reply(200, {}, page('behind the gate'))
    else x.reply(302, { Location: '/cookie-gate', 'Set-Cookie': 'seen=1; Path=/' })
  },
  // Sets another cookie each time and never answers.
  '/cookie-trap': (x) => x.reply(302, { Location: '/cookie-trap', 'Set-Cookie': `turn=${x.before}; Path=/` }),
  '/echo': (x) => x.reply(200, { 'Content-Type': 'application/json' }, JSON.stringify(x.headers)),
  '/set-cookie': (x) => x.reply(200, { 'Set-Cookie': x.query.getAll('cookie') }, page('cookies')),
  // ?bytes
  '/body': (x) => x.reply(200, {}, Buffer.alloc(Number(x.query.get('bytes')), 'words ')),
  '/challenge': (x) => {
    const { status, headers, body } = CHALLENGES[x.query.get('name') ?? '']!
    x.reply(status, headers, body)
  },
}

function redirect(x: Exchange, to: string): void {
  x.reply(Number(x.query.get('code') ?? 302), { Location: to.replace('{port}', String(x.site.port)) })
}

function refresh(x: Exchange, to: string): string {
  return `<html><head><meta http-equiv="refresh" content="0; url=${to.replace('{port}', String(x.site.port))}"></head></html>`
}
