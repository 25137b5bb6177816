import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** What a site of a test answers by path with query; `ORIGIN` in a text stands for its own address. */
export type Answers = Record<string, string | { type?: string; status?: number; text: string }>

/** Serves a site on a free port of 127.0.0.1 until the test ends. */
export async function paperSite(t: TestContext, answers: Answers): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = []
  let origin = ''
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const answer = answers[path] ?? answers[path.split('?', 1)[0]!] ?? { status: 404, text: '<h1>No such page</h1>' }
    const {
      type = 'text/html; charset=utf-8',
      status = 200,
      text: body,
    } = typeof answer === 'string' ? { text: answer } : answer
    response.writeHead(status, { 'content-type': type }).end(body.replaceAll('ORIGIN', origin))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, asked }
}

const SENTENCES = [
  'The council of the harbour met on Monday and decided to mend the old pier before the winter begins.',
  'Fishermen had asked for it for years, since two boats were damaged there in the storms of the spring.',
  'The work will take four months and cost less than the engineers had said when they first looked at it.',
  'Until then the ferry leaves from the northern quay, where there is room for forty cars and a few lorries.',
]

export function title(n: number): string {
  return `Council decides on pier number ${n} of the old harbour`
}

export function text(n: number): string {
  return SENTENCES.map((sentence, i) => `<p>${sentence} Item ${n * 10 + i}.</p>`).join('\n')
}

/** The page of an article, with its text in `div.story-text` between a menu and a footer. */
export function story(n: number): string {
  return `<html lang="en"><head><title>${title(n)} | The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2026-02-${String(n).padStart(2, '0')}T08:00:00+01:00"></head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<main><h1>${title(n)}</h1><div class="story-text">${text(n)}</div></main><footer>All rights reserved by the post and its owners.</footer></body></html>`
}

export function stories(from: number, to: number): Answers {
  return Object.fromEntries(range(from, to).map((n) => [`/news/${n}/council-decides-on-pier-${n}`, story(n)]))
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** A listing page of cards, with a sidebar that has cards of its own. */
export function listing(from: number, to: number, more = '', head = ''): string {
  const cards = range(from, to).map(
    (n) =>
      `<li class="hit"><h2><a href="/news/${n}/council-decides-on-pier-${n}">${title(n)}</a></h2><p>What was decided, and why it took so long.</p></li>`,
  )
  return `<html lang="en"><head><title>News | The Harbour Post</title>${head}</head><body><nav><a href="/news">News</a><a href="/sport">Sport and games</a></nav>
<ul class="hits">${cards.join('\n')}</ul>${more}<div class="sidebar">${range(1, 5)
    .map((n) => `<div class="promo"><a href="/offer/${n}">Subscribe to the printed post now, offer ${n}</a></div>`)
    .join('')}</div></body></html>`
}
