// A gazette on loopback, in a process of its own, whose lists are only had by forms: fields in the body, JSON, tokens,
// and the view state of a grid. What a door does not get as it wants it is answered as such sites do, with an error.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Posted {
  method: string
  path: string
  body: string
}

const NOTICES = 23
const PER_PAGE = 5
const LAST = Math.ceil(NOTICES / PER_PAGE)
const asked: Posted[] = []
let issued = 0
/** What a view state or a token that was given out stands for. */
const states = new Map<string, number>()
let refusals = 0

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()))
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', (order: { refuse?: number }) => {
  if (order.refuse !== undefined) refusals = order.refuse
  process.send?.({ asked: asked.splice(0) })
})
process.on('disconnect', () => process.exit())

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site')
  const isPost = request.method === 'POST'
  if (pathname === '/robots.txt') return send(response, 404, 'none')
  asked.push({ method: request.method ?? '', path: request.url ?? '', body })
  const notice = /^\/news\/(\d+)$/.exec(pathname)
  if (notice !== null) {
    return send(response, 200, `<h1>Notice ${notice[1]}</h1><div class="story"><p>Text ${notice[1]}.</p></div>`)
  }
  if (refusals > 0 && isPost) {
    refusals--
    return send(response, 503, 'busy')
  }
  const form = new URLSearchParams(body)
  switch (pathname) {
    case '/search': {
      if (!isPost || form.get('court') !== 'all') return send(response, 400, 'choose a court')
      return send(response, 200, cards(Number(form.get('page'))))
    }
    case '/api': {
      const sent: unknown = isPost && /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(body) : null
      const { from, size } = (sent ?? {}) as { from?: unknown; size?: unknown }
      if (typeof from !== 'number' || typeof size !== 'number') return send(response, 422, '{"error":"from"}')
      const items = numbers(from, size).map((id) => ({ link: `/news/${id}`, title: `Notice ${id}` }))
      return send(response, 200, JSON.stringify({ total: NOTICES, items }), 'application/json')
    }
    case '/more': {
      const after = Number(form.get('after') || 0)
      const next = after + PER_PAGE
      const more = next < NOTICES ? `<b class="more" data-after="${next}">more</b>` : ''
      return send(response, isPost ? 200 : 405, list(numbers(after, PER_PAGE)) + more)
    }
    case '/day': {
      const [from, to] = [form.get('from') ?? '', form.get('to') ?? '']
      const ids = numbers(0, NOTICES).filter((id) => dayOf(id) >= from && dayOf(id) <= to)
      return send(response, isPost ? 200 : 405, list(form.get('page') === '1' ? ids : []))
    }
    case '/token': {
      if (!isPost) return send(response, 200, tokenForm(''))
      const token = form.get('_token') ?? ''
      if (!states.delete(token)) return send(response, 419, 'page expired')
      const ids = pageIds(Number(form.get('page')))
      return send(response, 200, tokenForm(list(ids)))
    }
    case '/grid.aspx':
      return grid(response, isPost, form)
    case '/button': {
      const page = isPost ? Number(form.get('page')) + 1 : 1
      const button = `<input type="submit" name="go" class="next" value="Older"${page < LAST ? '' : ' disabled'}>`
      const rest = `<form method="post"><input type="hidden" name="page" value="${page}">${button}</form>`
      return send(response, isPost && !form.has('go') ? 400 : 200, cards(page) + rest)
    }
    case '/away':
      return send(response, 200, `<form method="post" action="http://127.0.0.2:9/x"><input name="q"></form>`)
    case '/state': {
      const page = Number(searchParams.get('page') ?? 1)
      const state = { props: { total: LAST, items: pageIds(page).map((id) => ({ slug: id, name: `Notice ${id}` })) } }
      const script = `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(state)}</script>`
      return send(response, 200, `<!doctype html><main>Loading</main>${script}`)
    }
    default:
      return send(response, 404, 'no such page')
  }
}

/** A grid of ASP.NET: each page is had from the state of one that links to it. */
function grid(response: ServerResponse, isPost: boolean, form: URLSearchParams): void {
  if (!isPost) return send(response, 200, gridPage(1))
  const shown = states.get(form.get('__VIEWSTATE') ?? '')
  const wanted = Number(/^Page\$(\d+)$/.exec(form.get('__EVENTARGUMENT') ?? '')?.[1])
  const isKnown = shown !== undefined && form.get('__EVENTTARGET') === 'ctl00$main$grid' && form.get('filter') === 'all'
  if (!isKnown || !pagerOf(shown).includes(wanted)) return send(response, 500, 'Invalid postback or callback argument')
  return send(response, 200, gridPage(wanted))
}

function gridPage(page: number): string {
  const state = stateFor(page)
  const cells = [...pagerOf(page), page]
    .toSorted((a, b) => a - b)
    .map((n, at) => {
      if (n === page) return `<td><span>${n}</span></td>`
      const label = at === 3 ? '...' : n
      return `<td><a href="javascript:__doPostBack(&#39;ctl00$main$grid&#39;,&#39;Page$${n}&#39;)">${label}</a></td>`
    })
  const pager = `<tr class="pager"><td><table><tr>${cells.join('')}</tr></table></td></tr>`
  return `<form method="post" action="./grid.aspx"><input type="hidden" name="__EVENTTARGET" value="">
    <input type="hidden" name="__EVENTARGUMENT" value=""><input type="hidden" name="__VIEWSTATE" value="${state}">
    <select name="filter"><option value="some">Some</option><option value="all" selected>All</option></select>
    <input type="submit" name="find" value="Find">${list(pageIds(page))}<table>${pager}</table></form>`
}

/** The numbers that a page links to: its own three, and the first of the next three. */
function pagerOf(page: number): number[] {
  const first = page - ((page - 1) % 3)
  return [first, first + 1, first + 2, first + 3].filter((n) => n !== page && n <= LAST)
}

function tokenForm(rest: string): string {
  return `<form method="get" action="/find"><input name="q"></form>
    <form method="post"><input type="hidden" name="_token" value="${stateFor(1)}"><input name="page"></form>${rest}`
}

function stateFor(page: number): string {
  const state = `/wEP+${(++issued).toString(36)}==`
  states.set(state, page)
  return state
}

function numbers(from: number, size: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(size, NOTICES - from)) }, (_, n) => NOTICES - from - n)
}

function pageIds(page: number): number[] {
  return page >= 1 ? numbers((page - 1) * PER_PAGE, PER_PAGE) : []
}

function cards(page: number): string {
  return list(pageIds(page))
}

function list(ids: readonly number[]): string {
  return `<ul>${ids.map((id) => `<li class="card"><a href="/news/${id}">Notice ${id}</a></li>`).join('')}</ul>`
}

function dayOf(id: number): string {
  return `2026-01-${String(id).padStart(2, '0')}`
}

function send(response: ServerResponse, status: number, body: string, type = 'text/html; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}
