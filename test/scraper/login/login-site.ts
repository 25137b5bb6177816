import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import type { Login, LoginStep } from '../../../src/config/login.ts'
import { makePdf } from '../../documents/make-pdf.ts'

export interface LoginSiteOptions {
  items: number
  /** Pages for members after which a session ends, whatever the browser thinks of it. */
  pages_per_session: number
  /** What somebody gets whose session is over. */
  anonymous: 'form' | 'redirect' | '401' | 'teaser'
  /** What a good login is answered with. */
  welcome: 'redirect' | 'page' | 'json'
  /** A page between the form and the site, once per session. */
  licence: boolean
  charset: 'utf-8' | 'windows-1252'
  method: 'post' | 'get'
  /** Answers to logins before they are looked at: a status, or a cut connection. */
  trouble: (number | 'cut')[]
  /** Where the form is sent, in place of /session. */
  action: string
  /** Paths that members see without the frame of the site. */
  bare: string[]
}

export interface LoginSite {
  origin: string
  options: LoginSiteOptions
  /** Method and path of all that was requested, robots.txt left out. */
  asked: string[]
  /** What the form sent, each time. */
  forms: Record<string, string>[]
  /** Good logins. */
  logins: number
  /** Cookies of living sessions. */
  sessions: Map<string, { pages: number; licence: boolean }>
}

export const USER = 'käthe'
export const PASSWORD = 'corräct hörse & staple'

/** An inventory behind a login: tokens against forgery, sessions that end, items each with a document. */
export async function startLoginSite(t: TestContext, options: Partial<LoginSiteOptions> = {}): Promise<LoginSite> {
  const site: LoginSite = {
    origin: '',
    options: {
      items: 4,
      pages_per_session: Infinity,
      anonymous: 'form',
      welcome: 'redirect',
      licence: false,
      charset: 'utf-8',
      method: 'post',
      trouble: [],
      action: '/session',
      bare: [],
      ...options,
    },
    asked: [],
    forms: [],
    logins: 0,
    sessions: new Map(),
  }
  const tokens = new Set<string>()
  const server = createServer((request, response) => {
    void answer(request, response, site, tokens)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return site
}

/** The login of the site as a config has it, with the values filled in. */
export function loginOf(site: LoginSite, patch: Partial<{ steps: LoginStep[]; password: string }> = {}): Login {
  const { password = PASSWORD, ...rest } = patch
  return {
    kind: 'steps',
    url: `${site.origin}/login`,
    logged_in: 'a.logout',
    expired: 'form#login',
    steps: [
      { action: 'fill', selector: '#user', value: USER, when: null },
      { action: 'fill', selector: '#password', value: password, when: null },
      { action: 'click', selector: 'button[type=submit]', when: null },
      { action: 'check', selector: '#agree', when: 'form.licence' },
      { action: 'click', selector: '#go', when: 'form.licence' },
    ],
    ...rest,
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: LoginSite,
  tokens: Set<string>,
): Promise<void> {
  const { options } = site
  const { pathname, search, searchParams } = new URL(request.url ?? '/', site.origin)
  if (pathname === '/robots.txt') return void response.writeHead(200).end('User-agent: *\nDisallow: /login\n')
  site.asked.push(`${request.method} ${pathname}`)
  const send = (html: string, status = 200, headers: Record<string, string> = {}): void => {
    const text = `<!doctype html><html><title>Inventory</title>${html}`
    const bytes = options.charset === 'utf-8' ? Buffer.from(text) : Buffer.from(text, 'latin1')
    response.writeHead(status, { 'content-type': `text/html; charset=${options.charset}`, ...headers }).end(bytes)
  }
  const form = (said = '', status = 200): void => {
    const token = randomUUID()
    tokens.add(token)
    send(
      `<form id=login method=${options.method} action="${options.action}">
      ${said === '' ? '' : `<div class="alert alert-danger">${said}</div>`}
      <input type=hidden name=token value="${token}">
      <input id=user name=user><input id=password type=password name=pass>
      <input type=checkbox name=remember checked><input type=checkbox name=spam>
      <button type=submit name=do value=in>Log in</button><button type=submit name=do value=forgot>Forgot</button></form>`,
      status,
      { 'set-cookie': `seen=${token}; Path=/` },
    )
  }
  const cookies = new Map((request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]))
  const session = site.sessions.get(cookies.get('sid') ?? '')

  if (pathname === '/login') return form()
  if (pathname === '/session') {
    const sent = options.method === 'get' ? search.slice(1) : await bodyOf(request)
    const fields = readFields(sent, options.charset)
    site.forms.push(fields)
    const trouble = options.trouble.shift()
    if (trouble === 'cut') return void response.destroy()
    if (trouble !== undefined) return void response.writeHead(trouble).end()
    const isMine = tokens.delete(fields['token'] ?? '') && cookies.get('seen') === fields['token']
    if (!isMine) return form('The form is too old')
    if (fields['user'] !== USER || fields['pass'] !== PASSWORD || fields['do'] !== 'in')
      return form(`No such user or password: ${fields['user'] ?? ''} / ${fields['pass'] ?? ''}`, 401)
    const sid = randomUUID()
    site.logins++
    site.sessions.set(sid, { pages: 0, licence: !options.licence })
    const cookie = { 'set-cookie': `sid=${sid}; Path=/; HttpOnly` }
    if (options.welcome === 'redirect') return void response.writeHead(303, { location: '/home', ...cookie }).end()
    if (options.welcome === 'json')
      return void response.writeHead(200, { 'content-type': 'application/json', ...cookie }).end('{"ok":true}')
    return send('<a class=logout href=/logout>Log out</a>', 200, cookie)
  }
  if (pathname === '/agree' && session !== undefined) {
    const fields = readFields(await bodyOf(request), options.charset)
    site.forms.push(fields)
    session.licence = fields['agree'] === 'yes'
    return void response.writeHead(302, { location: '/home' }).end()
  }
  if (session === undefined || session.pages >= options.pages_per_session) {
    if (session !== undefined) site.sessions.delete(cookies.get('sid') ?? '')
    if (options.anonymous === 'redirect') return void response.writeHead(302, { location: '/login' }).end()
    if (options.anonymous === '401') return void response.writeHead(401).end()
    if (options.anonymous === 'teaser') return send(`<h1>Item</h1><div class=story><p>For members only</p></div>`)
    return form()
  }
  if (!session.licence)
    return send(`<form class=licence method=post action=/agree><input type=checkbox id=agree name=agree value=yes>
      <input type=submit id=go value=Go></form>`)
  if (pathname === '/logout') {
    site.sessions.delete(cookies.get('sid') ?? '')
    return send('bye')
  }
  session.pages++
  const frame = options.bare.includes(pathname) ? '' : '<a class=logout href="/logout">Log out</a>'
  const item = /^\/(item|doc)\/(\d+)$/.exec(pathname)
  if (item?.[1] === 'doc') {
    return void response.writeHead(200, { 'content-type': 'application/pdf' }).end(makePdf(`Item R-${item[2]}`))
  }
  if (item !== null) {
    return send(`${frame}<h1>Item ${item[2]}</h1><b class=ref>R-${item[2]}</b><div class=story><p>For members.</p></div>
      <a class=pdf href=/doc/${item[2]}>Sheet</a>`)
  }
  if (pathname === '/page/1' || pathname === '/home') {
    const links = Array.from(
      { length: options.items },
      (_, i) => `<div class=card><a href=/item/${i + 1}>Item</a></div>`,
    )
    return send(`${frame}${links.join('')}<div class=card><a href=/logout>Log out</a></div>`)
  }
  send(`${frame}nothing`, searchParams.has('ok') ? 200 : 404)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString('latin1')
}

function readFields(sent: string, charset: string): Record<string, string> {
  const decode = (text: string): string => {
    const bytes = Buffer.from(
      text
        .replaceAll('+', ' ')
        .replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    )
    return new TextDecoder(charset).decode(bytes)
  }
  const pairs = sent.split('&').map((pair) => pair.split('=').map(decode) as [string, string])
  return Object.fromEntries(pairs)
}
