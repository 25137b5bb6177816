import { fillTemplate } from '../expand/url-template.ts'
import { declarationOf, LISTING_TYPES } from '../listings/listing-types.ts'
import type { AnyDeclaration } from '../listings/listing-types.ts'
import { isInternal } from './is-internal.ts'
import type { FileRule } from './rule.ts'

/** The rules that listing types bring along, each asked only where a config has its type. */
export const listingTypeRules: readonly FileRule[] = Object.values(LISTING_TYPES).flatMap((type: AnyDeclaration) => {
  return (type.rules ?? []).map((rule) => ({
    name: rule.name,
    level: rule.level,
    *check({ source: { listing, rate_limit, max_pages }, file, today }) {
      if (declarationOf(file.listing) !== type) return
      yield* rule.check(listing, { written: file.listing, rate_limit, max_pages, today })
    },
  }))
})

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

export const futureDate: FileRule = {
  name: 'future-date',
  level: 'warning',
  *check({ source: { listing, stop_date }, file, today }) {
    if (stop_date !== null && stop_date > today) {
      yield { path: ['stop_date'], message: 'this day is to come: every listing would end at its first entry' }
    }
    const startDate = declarationOf(file.listing).startDate?.(listing)
    if (startDate !== undefined && startDate > today) {
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
    const [template] = listing.url_template
    if (template === undefined) return
    const [base, list] = [new URL(base_url).host, new URL(fillTemplate(template, {})).host]
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
