import { fillTemplate } from '../expand/url-template.ts'
import { archivePages } from './archive-pages.ts'
import { isInternal } from './is-internal.ts'
import type { FileRule } from './rule.ts'

export const startTwice: FileRule = {
  name: 'start-twice',
  level: 'info',
  *check({ source: { listing } }) {
    if (listing.type !== 'pagination' || listing.start_url === null) return
    const start = comparable(listing.start_url)
    const first = listing.url_template.find(
      (url) => comparable(fillTemplate(url, { num: listing.start_page })) === start,
    )
    if (first === undefined) return
    const message = `this is the page of {num} = ${listing.start_page} too: leave it out, or start one page later`
    yield { path: ['listing', 'start_url'], message }
  },
}

export const startPageOne: FileRule = {
  name: 'start-page-one',
  level: 'info',
  *check({ source: { listing }, file }) {
    if (listing.type !== 'pagination' || listing.start_url === null || listing.start_page !== 1 || listing.step !== 1)
      return
    const path = [
      'listing',
      file.listing.type === 'pagination' && file.listing.start_page != null ? 'start_page' : 'start_url',
    ]
    yield {
      path,
      message: 'page 1 mostly is the start_url under another address: start_page: 2 saves reading it twice',
    }
  },
}

const CURSOR =
  /^(last(_?\w+)?|cursor|after|before|since(_?id)?|max_?id|until|continuation|next(_?\w+)?|page_?token|timestamp|ts)$/i

export const frozenCursor: FileRule = {
  name: 'frozen-cursor',
  level: 'warning',
  *check({ source: { listing } }) {
    for (const [i, template] of listing.url_template.entries()) {
      const query = [...new URL(template).searchParams]
      const frozen = query.filter(([name, value]) => CURSOR.test(name) && /^(\d{4,}|[\w=+/.-]{16,})$/.test(value))
      if (frozen.length === 0) continue
      const list = frozen.map(([name, value]) => `${name}=${value}`).join(', ')
      const message = `a position is fixed in it (${list}): the listing stays where it was when that was copied, and shows nothing newer`
      yield { path: ['listing', 'url_template', i], message }
    }
  },
}

export const longArchive: FileRule = {
  name: 'long-archive',
  level: 'warning',
  *check({ source: { listing, rate_limit, max_pages }, today }) {
    if (listing.type !== 'archive') return
    const pages = archivePages(listing, today)
    const minutes = Math.round((pages * rate_limit) / 60)
    if (max_pages !== null || (pages <= 1000 && minutes < 30)) return
    const time = minutes < 120 ? `${minutes} minutes` : `${(minutes / 60).toFixed(1)} hours`
    const message = `${listing.start_date} until ${listing.end_date ?? 'today'} makes ${pages.toLocaleString('en')} listing pages: at rate_limit ${rate_limit} a first run takes at least ${time}`
    yield { path: ['listing', 'start_date'], message }
  },
}

export const futureDate: FileRule = {
  name: 'future-date',
  level: 'warning',
  *check({ source: { listing, stop_date }, today }) {
    if (stop_date !== null && stop_date > today) {
      yield { path: ['stop_date'], message: 'this day is to come: every listing would end at its first entry' }
    }
    if ('start_date' in listing && listing.start_date > today) {
      yield {
        path: ['listing', 'start_date'],
        message: 'this day is to come: until then there is nothing to list',
      }
    }
  },
}

export const urlFragment: FileRule = {
  name: 'url-fragment',
  level: 'info',
  *check({ source: { listing } }) {
    for (const [i, template] of listing.url_template.entries()) {
      const { hash } = new URL(template)
      if (hash !== '')
        yield { path: ['listing', 'url_template', i], message: `${hash} is never sent to a server: leave it out` }
    }
  },
}

export const otherSpelling: FileRule = {
  name: 'www-or-not',
  level: 'info',
  *check({ source: { base_url, listing } }) {
    const [base, list] = [new URL(base_url).host, new URL(fillTemplate(listing.url_template[0]!, {})).host]
    if (base === list || base.replace(/^www\./, '') !== list.replace(/^www\./, '')) return
    yield {
      path: ['base_url'],
      message: `${base} and the listing's ${list} are two hosts: one mostly redirects to the other, and pace counts for each`,
    }
  },
}

export const plainHttp: FileRule = {
  name: 'plain-http',
  level: 'info',
  *check({ source }) {
    const { base_url } = source
    if (!isInternal(source) && base_url.toLowerCase().startsWith('http:')) {
      yield { path: ['base_url'], message: 'is not https: most sites redirect, which costs a request per page' }
    }
  },
}

export const limited: FileRule = {
  name: 'limited',
  level: 'info',
  *check({ source }) {
    for (const key of ['max_pages', 'max_articles'] as const) {
      const value = source[key]
      if (value === null) continue
      const what = key === 'max_pages' ? 'listing page' : 'article'
      yield {
        path: [key],
        message: `every run ends after ${value} ${what}${value === 1 ? '' : 's'}: left from a test?`,
      }
    }
  },
}

function comparable(url: string): string {
  const { origin, pathname, search } = new URL(url)
  return `${origin}${pathname.replace(/\/$/, '')}${search}`
}
