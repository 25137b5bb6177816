import type { Element } from 'domhandler'
import { resolveLink } from '../../extract/listing/link.ts'
import { textOf } from '../../extract/tree/text.ts'
import { fillTemplate } from '../../config/expand/url-template.ts'

/** A guess how the listing goes on behind its first page; whether it does has to be seen. */
export interface NextPages {
  /** With {num}. */
  template: string
  /** The number of the page at hand, and what it grows by. */
  first: number
  step: number
  /** Whether the page at hand is one of the numbered ones. */
  isNumbered: boolean
  /** Whether the site names these pages; otherwise they are tried because many sites have them. */
  isNamed: boolean
}

/**
 * Ways in which a page names further ones: by numbered links, by its own number, or as most sites do. `size` is how
 * many entries it has.
 */
export function nextPages(elements: readonly Element[], url: string, size: number): NextPages[] {
  const named = templatesInLinks(elements, url)
  const own = templatesInUrl(url, size)
  const joined = [...named.filter(({ template }) => own.some((one) => one.template === template)), ...named, ...own]
  return [...new Map([...joined, ...usual(url)].map((one) => [one.template, one])).values()].slice(0, MOST)
}

/** The URL of the page that follows the one at hand. */
export function secondPage({ template, first, step }: NextPages): string {
  return fillTemplate(template, { num: first + step })
}

/** What a page links as its next one; null for none. */
export function nextLink(elements: readonly Element[], url: string): string | null {
  const link = elements.find(
    ({ name, attribs }) => (name === 'a' || name === 'link') && /(?:^|\s)next(?:$|\s)/i.test(attribs['rel'] ?? ''),
  )
  return link === undefined ? null : resolveLink(link.attribs['href'] ?? '', url)
}

const MOST = 6
const LARGEST = 2000

function templatesInLinks(elements: readonly Element[], url: string): NextPages[] {
  const found = new Map<string, Set<number>>()
  const texts = new Map<string, Map<number, number>>()
  for (const element of elements) {
    if (element.name !== 'a' && element.name !== 'link') continue
    const isNext = /(?:^|\s)next(?:$|\s)/i.test(element.attribs['rel'] ?? '')
    const text = element.name === 'a' ? textOf(element).slice(0, 40) : ''
    const shown = /^\D{0,8}(\d{1,4})\D{0,2}$/.exec(text)?.[1]
    if (!isNext && shown === undefined && !NEXT.test(text)) continue
    const target = resolveLink(element.attribs['href'] ?? '', url)
    if (target === null || new URL(target).host !== new URL(url).host) continue
    for (const { template, num } of numbersIn(target)) {
      const numbers = found.get(template) ?? new Set()
      found.set(template, numbers.add(num))
      if (shown === undefined) continue
      const pairs = texts.get(template) ?? new Map<number, number>()
      texts.set(template, pairs.set(Number(shown), num))
    }
  }
  const own = new Map(numbersIn(url).map(({ template, num }) => [template, num]))
  const pages: { page: NextPages; weight: number }[] = []
  for (const [template, numbers] of found) {
    const pairs = [...(texts.get(template) ?? [])].filter(([shown]) => shown > 1).toSorted(([a], [b]) => a - b)
    const at = own.get(template)
    const [shown, num] = pairs[0] ?? [2, Math.min(...numbers)]
    const [later, further] = pairs[1] ?? [shown, num]
    const step =
      later > shown
        ? Math.max(1, Math.round((further - num) / (later - shown)))
        : at === undefined
          ? Math.max(1, num <= 3 ? 1 : num)
          : Math.max(1, num - at)
    const first = at ?? num - step * (shown - 1)
    if (first < 0 || step > 500 || num > LARGEST * step) continue
    pages.push({
      page: { template, first, step, isNumbered: at !== undefined, isNamed: true },
      weight: pairs.length + (PAGE_WORD.test(template) ? 3 : 0),
    })
  }
  return pages.toSorted((a, b) => b.weight - a.weight).map(({ page }) => page)
}

/** Numbers that the URL of the page at hand has itself. */
function templatesInUrl(url: string, size: number): NextPages[] {
  return numbersIn(url)
    .filter(({ template, num }) => num <= 1 || PAGE_WORD.test(template))
    .map(({ template, num }) => {
      return { template, first: num, step: OFFSET.test(template) ? size : 1, isNumbered: true, isNamed: false }
    })
}

/** How a URL would be with another number in each of the places where it has one. */
function numbersIn(url: string): { template: string; num: number }[] {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  if (start === -1) return []
  const rest = url.slice(start)
  return [...rest.matchAll(/\d{1,5}/g)].flatMap((match) => {
    const [digits] = match
    const before = rest.slice(0, match.index)
    const after = rest.slice(match.index + digits.length)
    // Of a longer number, of an escape, of a date.
    if (/[\d%]$/.test(before) || /%[\dA-F]$/i.test(before) || /^\d/.test(after) || Number(digits) > LARGEST * 10)
      return []
    if (/^0\d/.test(digits) || /(?:19|20)\d\d[/-]$/.test(before) || /[{}]/.test(rest)) return []
    return [{ template: `${url.slice(0, start)}${before}{num}${after}`, num: Number(digits) }]
  })
}

const NEXT =
  /^(?:next|older|more|older posts|next page|weiter|nächste|suivant|siguiente|próxim[ao]|seguinte|successiv[ao]|volgende|następna|sonraki|далее|следующая|下一页|下一頁|次へ|다음|[›»>→]{1,2})(?:\s.{0,20})?$/iu
const OFFSET = /(?:offset|start|from|skip|[?&]o)=\{num\}/i
const PAGE_WORD =
  /(?:page|paged|seite|pagina|página|strona|sayfa|trang|list|index|(?:[?&/](?:p|pg|np|o|start|offset|from|num|pn)[=/]))[^/]{0,3}\{num\}/i

/** What many sites understand although they do not say so. */
function usual(url: string): NextPages[] {
  const { search } = new URL(url)
  const bare = url.split('#', 1)[0]!
  const page = { first: 1, step: 1, isNumbered: false, isNamed: false }
  const query = { ...page, template: `${bare}${search === '' ? '?' : '&'}page={num}` }
  return search === '' && bare.endsWith('/') ? [{ ...page, template: `${bare}page/{num}/` }, query] : [query]
}
