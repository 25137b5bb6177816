import type { Element } from 'domhandler'
import { resolveLink } from '../../extract/listing/link.ts'
import { htmlText } from '../../extract/tree/html-text.ts'
import type { Probe, Way } from './probe.ts'

/** Where the API of a WordPress site is, as its page says; null for another kind of site. */
export function wordpressApi(elements: readonly Element[], base: string): string | null {
  const link = elements.find(({ name, attribs }) => name === 'link' && attribs['rel'] === 'https://api.w.org/')
  const named = link === undefined ? null : resolveLink(link.attribs['href'] ?? '', base)
  if (named !== null) return named
  const isWordpress = elements.some(
    ({ name, attribs }) =>
      (name === 'meta' && attribs['name'] === 'generator' && /^wordpress/i.test(attribs['content'] ?? '')) ||
      ((name === 'link' || name === 'script') &&
        /\/wp-(?:content|includes)\//.test(attribs['href'] ?? attribs['src'] ?? '')),
  )
  return isWordpress ? new URL('/wp-json/', base).href : null
}

/** The posts of a WordPress API: of one category where the page is that category's. Null where it does not answer. */
export async function wordpressWay(api: string, probe: Probe): Promise<Way | null> {
  const posts = new URL(api.includes('?') ? `${api}wp/v2/posts` : `${api.replace(/\/?$/, '/')}wp/v2/posts`)
  const category = await categoryOf(posts, probe)
  if (category === 'none') return null
  const query = `per_page=10&_fields=link,title,date,content${category === null ? '' : `&categories=${category}`}`
  const visited = await probe.visitor.get(`${posts.href}${posts.search === '' ? '?' : '&'}${query}`)
  const list = visited.ok ? postsIn(visited.text) : []
  if (list.length === 0) return null
  const texts = list.filter(({ content }) => content.length >= SHORTEST).length
  const hasTexts = texts * 10 >= list.length * 8
  const isUsual = posts.pathname === '/wp-json/wp/v2/posts'
  return {
    kind: 'posts',
    listing: {
      type: 'wordpress',
      ...(isUsual ? {} : { url: posts.href }),
      ...(category === null ? {} : { categories: [category] }),
      ...(hasTexts ? { body_in_api: true } : {}),
    },
    thumbnail: null,
    entries: list.map(({ link, title, date }) => ({ url: link, title, date })),
    hasTexts,
    why: hasTexts
      ? 'a hundred posts with date and whole text in one request'
      : 'a hundred posts with title and date in one request; texts on the article pages',
  }
}

const SHORTEST = 300

interface Post {
  link: string
  title: string
  date: string
  content: string
}

function postsIn(text: string): Post[] {
  const value = parsed(text)
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    const { link, title, date, content } = (one ?? {}) as Record<string, { rendered?: unknown } | string | undefined>
    if (typeof link !== 'string' || typeof date !== 'string') return []
    return [{ link, title: htmlText(renderedOf(title)), date, content: htmlText(renderedOf(content)) }]
  })
}

function renderedOf(value: unknown): string {
  const rendered = typeof value === 'object' && value !== null ? (value as { rendered?: unknown }).rendered : value
  return typeof rendered === 'string' ? rendered : ''
}

/** The number of the category whose page this is; null for a page of all posts, `none` where there is no such one. */
async function categoryOf(posts: URL, { visitor, page }: Probe): Promise<number | null | 'none'> {
  const { pathname } = new URL(page.url)
  const slug = pathname.split('/').findLast((part) => part !== '' && part !== 'page' && !/^\d+$/.test(part))
  if (slug === undefined || /^(?:index\.\w+|news|blog|latest|all|posts)$/i.test(slug)) return null
  const url = posts.href.replace('/posts', `/categories`)
  const visited = await visitor.get(
    `${url}${posts.search === '' ? '?' : '&'}slug=${encodeURIComponent(slug)}&_fields=id`,
  )
  const value = visited.ok ? parsed(visited.text) : null
  const id = Array.isArray(value) ? (value[0] as { id?: unknown } | undefined)?.id : undefined
  return typeof id === 'number' ? id : 'none'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
