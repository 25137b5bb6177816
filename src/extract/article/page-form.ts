import type { Element } from 'domhandler'
import { typesOf, type LinkedThing } from '../stated/linked-data.ts'
import { metaContent } from '../stated/meta-content.ts'
import { isArticleBody } from './boilerplate.ts'
import { proseOf, type MainText } from './main-blocks.ts'

/** `discussion` is a thread of a forum, which for a reader of news is one more of the others. */
export type PageForm = 'article' | 'listing' | 'discussion' | 'other'

/** What kind of page it is: by what it states, then by how much of it is prose and how much links. */
export function pageForm({
  main,
  articles,
  elements,
  url,
}: {
  main: MainText
  articles: readonly LinkedThing[]
  elements: readonly Element[]
  url: string
}): PageForm {
  const { pathname = '/', hostname = '' } = URL.parse(url) ?? {}
  const generator = metaContent(elements, 'generator') ?? ''
  const areThreads = articles.some((article) => typesOf(article).includes('DiscussionForumPosting'))
  if (areThreads || FORUM_SOFTWARE.test(generator) || FORUM_HOST.test(hostname) || FORUM_PATH.test(pathname))
    return 'discussion'
  const prose = proseOf(main.blocks).reduce((sum, { text }) => sum + text.length, 0)
  if (pathname !== '/') {
    if (articles.length > 0) return 'article'
    if (metaContent(elements, 'og:type')?.toLowerCase() === 'article' && prose > SOME_PROSE) return 'article'
    if (prose > MUCH_PROSE && main.share > 0.5 && elements.some(isArticleBody)) return 'article'
  }
  const cards = elements.filter(({ name }) => name === 'article').length
  return main.linkShare > LINKED || cards >= MANY_CARDS ? 'listing' : 'other'
}

/** In characters. */
const SOME_PROSE = 200
const MUCH_PROSE = 500
/** Of the characters that are no frame. */
const LINKED = 0.4
const MANY_CARDS = 6
const FORUM_SOFTWARE = /discourse|phpbb|vbulletin|xenforo|mybb|smf|flarum|nodebb|vanilla|invision/i
const FORUM_HOST = /^(?:forums?|community|answers|discuss|discourse|talk|boards?)\./i
const FORUM_PATH = /\/(?:showthread|viewtopic|forums?|threads?|questions|topic)(?:[./?-]|$)/i
