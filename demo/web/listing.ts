import type { Article } from './article.ts'
import { NEWEST_DAY } from './write-articles.ts'
import { NOT_FOUND, type Answer } from './answer.ts'
import type { Paper } from './paper.ts'

/** Renders the entries of one listing page; `key` tells pages apart. */
export type RenderListing = (entries: Article[], key: string) => string

/** The answer to a listing's URL; null when the URL is none. */
export function listingAnswer(paper: Paper, articles: Article[], url: URL, render: RenderListing): Answer | null {
  const { listing } = paper
  const html = (entries: Article[], key: string): Answer => ({
    status: 200,
    type: 'html',
    text: render(entries, key),
    charset: paper.charset,
    modified: entries[0]?.date ?? NEWEST_DAY,
  })
  switch (listing.kind) {
    case 'paged': {
      const found = listing.find(url)
      if (found === null) return null
      const all = articles.filter((article) => article.sections.includes(found.section))
      const last = Math.max(0, Math.ceil(all.length / listing.size) - 1)
      if (!Number.isInteger(found.page) || found.page < 0) return NOT_FOUND
      if (found.page <= last || listing.end === 'last_again') {
        const page = Math.min(found.page, last)
        const from = page * listing.size - (listing.shifts === true && page > 0 ? 1 : 0)
        return html(all.slice(from, (page + 1) * listing.size), `${found.section} ${page}`)
      }
      if (listing.end === 'empty') return html([], `${found.section} ${found.page}`)
      if (listing.end === 'to_first') return { status: 302, location: listing.first ?? '/' }
      return NOT_FOUND
    }
    case 'archive': {
      const period = listing.find(url)
      return period === null
        ? null
        : html(
            articles.filter(({ date }) => date.startsWith(period)),
            period,
          )
    }
    case 'json': {
      const found = listing.find(url)
      if (found === null) return null
      const all = articles.filter((article) => article.sections.includes(found.section))
      const text = JSON.stringify(listing.answer(all.slice(found.from, found.from + found.size), all.length))
      return { status: 200, type: 'json', text, charset: 'utf-8', modified: null }
    }
    default:
      return listing satisfies never
  }
}

/** Which section a listing's URL belongs to; null when the URL is no listing. */
export function sectionOf(paper: Paper, url: URL): string | null {
  const { listing } = paper
  if (listing.kind === 'archive') return listing.find(url) === null ? null : ''
  return listing.find(url)?.section ?? null
}
