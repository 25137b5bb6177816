import type { Answer } from './answer.ts'
import type { Site } from './site.ts'

/** How a site's troubles answer a request, or null to let the site itself answer. Keeps count of the tries. */
export type Faults = (path: string) => Answer | null

const CHALLENGE = `<!DOCTYPE html><html lang="en"><head><title>Just a moment...</title>
<meta http-equiv="refresh" content="300"></head><body><h1>Checking your browser</h1>
<p>Enable JavaScript and cookies to continue.</p><form id="challenge-form" method="post"></form></body></html>`

const NEW_SHAPE: Answer = {
  status: 200,
  type: 'json',
  text: JSON.stringify({ version: 2, feed: { items: [{ headline: 'Everything is somewhere else now' }] } }),
  charset: 'utf-8',
  modified: null,
}

export function makeFaults(site: Site): Faults {
  const fleeting = new Map<string, Answer>()
  const lasting = new Map<string, Answer>()
  for (const [scraper, trouble] of site.troubles) {
    const own = site.articles.filter((article) => article.scraper === scraper)
    const first = (index: number, answer: Answer): void => {
      const article = own[index]
      if (article !== undefined) fleeting.set(article.path, answer)
    }
    if (trouble === 'faults') {
      first(2, { status: 500, text: 'out of order' })
      first(8, { status: 502, text: 'nobody behind the gate' })
      first(14, { status: 503, text: 'too busy', retryAfter: 1 })
      first(20, { status: 429, text: 'slow down', retryAfter: 1 })
    }
    if (trouble === 'flaky') {
      first(1, { status: 503, text: 'too busy' })
      first(11, { status: 500, text: 'out of order' })
      first(19, { status: 502, text: 'nobody behind the gate' })
    }
    for (const { path, fate } of own) if (fate === 'lost') lasting.set(path, { status: 500, text: 'out of order' })
  }
  const moved = new Set(
    [...site.troubles].filter(([, trouble]) => trouble === 'topic_moved').map(([scraper]) => scraper),
  )
  const challenged = [...site.troubles.values()].includes('challenge')

  return (path) => {
    if (challenged) return { status: 403, text: CHALLENGE }
    if (moved.has(site.scraperOf(path) ?? '')) return NEW_SHAPE
    const answer = fleeting.get(path)
    fleeting.delete(path)
    return answer ?? lasting.get(path) ?? null
  }
}
