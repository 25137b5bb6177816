// An inventory behind a login whose documents come by buttons: in windows after random times, as files, and with
// faults. Started by start-inventory-site.ts; a process of its own, which keeps a log of what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const WAYS = ['window', 'attachment', 'late', 'blob', 'same', 'frame', 'embed'] as const
type Way = (typeof WAYS)[number]

export interface InventoryOptions {
  items: number
  /**
   * How a document comes: in a window, as a download of it, in a window that goes there later, as a file that the
   * page's script makes, in the page itself, or in a frame or a viewer of a window. `each`: by turns, item 1 in a
   * window.
   */
  way: Way | 'each'
  /** Longest time, in ms, before a window has its document. */
  delay_ms: number
  /** By item: what goes wrong with its document, so often. */
  faults: Record<
    number,
    { kind: 'error_page' | 'status' | 'cut' | 'stuck' | 'half' | 'other_item' | 'nothing'; times: number }
  >
  /** Without it nobody has to log in. */
  login: 'none' | 'form' | 'script'
  /** Requests after which a session ends. */
  session_requests: number
  /** No item has a page of its own: the buttons stand in the list. */
  in_list: boolean
}

const DEFAULTS: InventoryOptions = {
  items: 10,
  way: 'window',
  delay_ms: 0,
  faults: {},
  login: 'none',
  session_requests: Infinity,
  in_list: false,
}

let options = DEFAULTS
const asked: string[] = []
let logins = 0
const sessions = new Map<string, number>()

const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => answer(request, response, body))
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', (order: { set?: Partial<InventoryOptions>; log?: true }) => {
  if (order.set !== undefined) options = { ...options, ...order.set }
  process.send?.(order.log === true ? { log: asked, logins } : {})
})
process.on('disconnect', () => process.exit(0))

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const url = new URL(request.url ?? '/', 'http://site')
  const [, kind, id] = url.pathname.split('/')
  if (kind === 'robots.txt') return void response.writeHead(404).end()
  if (kind === 'login') return logIn(request, response, body)
  if (kind === 'app.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(APPLICATION)
  if (!isMember(request)) return page(response, loginForm())
  if (kind === 'items') {
    const rows = Array.from({ length: options.items }, (_, i) => i + 1).map((n) =>
      options.in_list
        ? `<tr class="item"><td class="ref">REF${n}</td><td class="name">Item ${n}</td><td>${button(n)}</td></tr>`
        : `<tr class="item"><td><a href="/item/${n}">Item ${n}</a></td></tr>`,
    )
    return page(response, `<table>${rows.join('')}</table>${SCRIPT}`)
  }
  if (kind === 'item')
    return page(
      response,
      `<h1>Item ${id}</h1><p class="ref">REF${id}</p><p class="text">About it.</p>${button(Number(id))}${SCRIPT}`,
    )
  if (kind === 'frame') return page(response, `<h1>Item ${id}</h1><iframe src="/pdf/${id}"></iframe>`)
  if (kind === 'embed') return page(response, `<h1>Item ${id}</h1><embed src="/pdf/${id}" type="application/pdf">`)
  if (kind === 'window') {
    const wait = Math.random() * options.delay_ms
    return page(
      response,
      `<p>One moment</p><script>setTimeout(() => { location.href = '/pdf/${id}' }, ${wait})</script>`,
    )
  }
  if (kind === 'pdf') return void setTimeout(() => pdf(response, Number(id)), Math.random() * options.delay_ms)
  response.writeHead(404).end()
}

const wayOf = (n: number): Way => (options.way === 'each' ? WAYS[(n - 1) % WAYS.length]! : options.way)
const button = (n: number): string => `<button class="print" onclick="print${wayOf(n)}(${n})">Print</button>`

const SCRIPT = `<script>
const later = (work) => setTimeout(work, Math.random() * DELAY)
function printwindow(n) { later(() => open('/pdf/' + n)) }
function printattachment(n) { later(() => open('/pdf/' + n)) }
function printlate(n) { later(() => open('/window/' + n)) }
function printframe(n) { later(() => open('/frame/' + n)) }
function printembed(n) { later(() => open('/embed/' + n)) }
function printsame(n) { later(() => { location.href = '/pdf/' + n }) }
async function printblob(n) {
  const blob = await (await fetch('/pdf/' + n)).blob()
  const a = document.createElement('a')
  a.href = URL.createObjectURL(blob)
  a.download = 'document.pdf'
  a.click()
}
</script>`

function pdf(response: ServerResponse, id: number): void {
  const fault = options.faults[id]
  const kind = fault !== undefined && fault.times > 0 ? fault.kind : null
  if (fault !== undefined) fault.times--
  const disposition = wayOf(id) === 'attachment' ? { 'content-disposition': 'attachment; filename="document.pdf"' } : {}
  const whole = document(kind === 'other_item' ? id + 1000 : id)
  switch (kind) {
    case 'error_page':
      return page(response, '<h1>Sorry</h1>')
    case 'status':
      return void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>')
    case 'stuck':
      return
    case 'half':
      response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': whole.length, ...disposition })
      return void response.write(whole.subarray(0, 200))
    case 'cut': {
      response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': whole.length, ...disposition })
      response.write(whole.subarray(0, 200))
      return void setTimeout(() => response.destroy(), 50)
    }
    case 'nothing':
      return void response.writeHead(204).end()
    case 'other_item':
    case null:
      return void response.writeHead(200, { 'content-type': 'application/pdf', ...disposition }).end(whole)
  }
}

/** A PDF with one line of text, as small as one can be (ISO 32000-1). */
function document(id: number): Buffer {
  const text = `BT /F1 12 Tf 72 700 Td (Sheet of REF${id} end) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let out = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = out.length
  out += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

function isMember(request: IncomingMessage): boolean {
  if (options.login === 'none') return true
  const id = /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
  const left = sessions.get(id) ?? 0
  sessions.set(id, left - 1)
  return left > 0
}

/**
 * Built by a script, or as it is sent; the script keeps a token in sessionStorage without which its pages stay empty.
 */
function loginForm(): string {
  const form = `<form id="login" method="post" action="/login"><select id="house" name="house"><option value="n">North</option><option value="s">South</option></select><input id="user" name="user"><input id="password" name="password" type="password"><button type="submit">Log in</button></form>`
  return options.login === 'form'
    ? form
    : `<div id="root"></div><script>document.getElementById('root').innerHTML = ${JSON.stringify(form)}; document.querySelector('#login').onsubmit = () => sessionStorage.setItem('token', 'of ' + document.querySelector('#user').value)</script>`
}

function logIn(request: IncomingMessage, response: ServerResponse, body: string): void {
  if (request.method !== 'POST') return page(response, loginForm())
  const sent = new URLSearchParams(body)
  if (sent.get('password') !== 'open sesame') return page(response, `<p class="error">Wrong password</p>${loginForm()}`)
  if (options.login === 'script' && sent.get('house') !== 's')
    return page(response, `<p class="error">Wrong house</p>${loginForm()}`)
  logins++
  const id = `s${logins}x${Math.random().toString(36).slice(2)}`
  sessions.set(id, options.session_requests)
  response.writeHead(302, { location: '/items', 'set-cookie': `session=${id}; HttpOnly; Path=/` }).end()
}

const APPLICATION = ''

function page(response: ServerResponse, body: string): void {
  const exit = body.includes('Log in') || options.login === 'none' ? '' : '<a class="logout" href="/logout">Log out</a>'
  const guard =
    options.login === 'script' && exit !== ''
      ? `<script>if (sessionStorage.getItem('token') !== 'of keeper') document.body.innerHTML = '<p>No token</p><a class="logout">Log out</a>'</script>`
      : ''
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><html><body>${exit}${body.replace("'DELAY'", '0').replace('DELAY', String(options.delay_ms))}${guard}</body></html>`,
    )
}
