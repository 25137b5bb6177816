import type { Element } from 'domhandler'
import { boilerplateTest } from '../../extract/article/boilerplate.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import { textOf } from '../../extract/tree/text.ts'
import { scoreArticleLink } from '../../discovery/score-article-link.ts'

/** A link of a page that may lead to an entry of its listing. */
export interface EntryLink {
  element: Element
  /** Absolute, without fragment. */
  url: string
  text: string
  /** The heading that it stands in or that stands in it. */
  isHeading: boolean
  /** How likely it leads to an article, 0 to 10. */
  score: number
  /** What its URL has in common with its like: `/news/#/slug`. */
  shape: string
}

/** The links of a page outside of its frame to other pages of the site, in their order. */
export function entryLinks(elements: readonly Element[], base: string, inFrame: ReadonlySet<Element>): EntryLink[] {
  const here = withoutFragment(base)
  const links: EntryLink[] = []
  for (const element of elements) {
    const href = element.name === 'a' ? element.attribs['href'] : undefined
    if (href === undefined || inFrame.has(element)) continue
    const resolved = resolveLink(href, base)
    const url = resolved === null ? null : withoutFragment(resolved)
    if (url === null || url === here || !isOfSite(url, base) || FILE.test(url)) continue
    const text = textOf(element) || (element.attribs['title'] ?? element.attribs['aria-label'] ?? '').trim()
    const isHeading = hasHeadingNear(element)
    const { score } = scoreArticleLink({ url, text, ...(isHeading ? { place: 'heading' as const } : {}) })
    links.push({ element, url, text, isHeading, score, shape: shapeOf(url) })
  }
  return links
}

const FILE = /\.(?:jpe?g|png|gif|webp|svg|mp[34]|zip|css|js|ico)(?:$|\?)/i

/**
 * What frames a page: navigation, footer, sidebars, and everything in them; `loose` only what frames any page, for one
 * whose own list stands in what is called a sidebar.
 */
export function framedElements(elements: readonly Element[], loose = false): ReadonlySet<Element> {
  const isAround = boilerplateTest(elements, 'any')
  const framed = new Set<Element>()
  for (const element of elements) {
    const { name, attribs, parent } = element
    const isFrame =
      name === 'nav' ||
      name === 'footer' ||
      attribs['role'] === 'navigation' ||
      name === 'aside' ||
      (!loose && (name === 'header' || isSide(attribs['class'] ?? ''))) ||
      isAround(element)
    if (isFrame || (parent !== null && framed.has(parent as Element))) framed.add(element)
  }
  return framed
}

function isSide(classes: string): boolean {
  return classes
    .slice(0, 200)
    .split(/\s+/)
    .some((word) => SIDE.test(word) && !/^(?:has|with|no|without|main|content)/i.test(word))
}

const SIDE = /(?:^|[_-])(?:side|sidebar|breadcrumbs?|mega|menu|popular|most-?read|trending|related)(?:$|[_-])/i

/** The form of a URL: numbers, slugs and dates in it are what differs between articles. */
function shapeOf(url: string): string {
  const { hostname, pathname, searchParams } = new URL(url)
  const parts = pathname.split('/').map((part) => {
    if (part === '') return ''
    if (/^\d+$/.test(part)) return '#'
    if (/[-_]/.test(part) || /\d{3,}/.test(part) || part.length > 20) return `slug${/\.\w{2,5}$/.exec(part)?.[0] ?? ''}`
    return part.toLowerCase()
  })
  return `${hostname}${parts.join('/')}${[...searchParams.keys()]
    .toSorted()
    .map((key) => `?${key}`)
    .join('')}`
}

/** Whether a URL is of the host of another, of one below it or above it. */
export function isOfSite(url: string, base: string): boolean {
  const [a, b] = [nameOf(url), nameOf(base)]
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}

function nameOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

/** A URL up to its `#`. */
export function withoutFragment(url: string): string {
  const hash = url.indexOf('#')
  return hash === -1 ? url : url.slice(0, hash)
}

function hasHeadingNear(element: Element): boolean {
  for (let at: Element | null = element, up = 0; at !== null && up < 4; up++) {
    if (HEADING.test(at.name)) return true
    at = at.parent !== null && 'name' in at.parent ? at.parent : null
  }
  return element.children.some((child) => 'name' in child && HEADING.test((child as Element).name))
}

const HEADING = /^h[1-6]$/
