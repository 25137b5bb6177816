import type { Element } from 'domhandler'

/** Whether an element holds what surrounds an article: navigation, forms, teasers, comments, what nobody sees. */
export function isBoilerplate({ name, attribs }: Element): boolean {
  if (AROUND.has(name)) return true
  if (WHOLE.has(name)) return false
  const { role, style, itemprop, itemtype } = attribs
  if ('hidden' in attribs || (style !== undefined && HIDDEN.test(style.slice(0, MOST)))) return true
  if (role !== undefined && ROLES.has(role.toLowerCase())) return true
  if (itemprop === 'comment' || (itemtype !== undefined && itemtype.endsWith('Comment'))) return true
  return wordsOf(attribs['class']).some(isForeign) || wordsOf(attribs['id']).some(isForeign)
}

/** Whether an element is said to hold the text of the article. */
export function isArticleBody({ name, attribs }: Element): boolean {
  if (WHOLE.has(name) || name === 'p' || name === 'a') return false
  if (attribs['itemprop']?.toLowerCase().split(/\s+/).includes('articlebody') === true) return true
  return (
    wordsOf(attribs['class']).some((word) => BODY.test(word)) || wordsOf(attribs['id']).some((word) => BODY.test(word))
  )
}

// A page that calls itself "has-sidebar" is still a page.
const WHOLE = new Set(['html', 'body', 'main'])
const AROUND = new Set(
  `script style noscript template svg iframe object audio video canvas noembed noframes nav aside footer form button select
  textarea input menu dialog figcaption head`.split(/\s+/),
)
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar tablist toolbar'.split(' '),
)
const HIDDEN = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i
/** Of an attribute: what stands behind is not looked at. */
const MOST = 400
const BODY =
  /^(?:article|story|entry|post|news|single|content|body)[-_]{0,2}(?:body|content|text|copy)(?:[-_]{1,2}(?:content|text|inner|wrapper))?$/i

function wordsOf(value: string | undefined): string[] {
  return value === undefined ? [] : value.slice(0, MOST).split(/\s+/)
}

/** One of the parts that a class is put together of says so, and none says that it is about the article's own text. */
function isForeign(word: string): boolean {
  if (word.length > 80 || OWN.test(word)) return false
  return FOREIGN.test(word.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase())
}

const OWN = /^(?:has|with|no|is|not|without|layout|page|single|post-type|js|wp)[-_]/i
const FOREIGN =
  /(?:^|[-_])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|sidebar|comments?|commentlist|respond|disqus|related|recirc|recommended|recommendations?|popular|trending|teasers?|promos?|promotion|newsletter|signup|subscribe|subscription|paywall|share|sharing|sharebar|social|socials|addtoany|sharedaddy|cookies?|consent|gdpr|ads?|advert|advertisement|advertising|sponsored|sponsor|outbrain|taboola|popup|modal|overlay|pagination|pager|caption|captions|credits?|copyright|byline|author-?(?:bio|box|info|card|name)|tags|taglist|toolbar|widget|ticker|most-?read|read-?(?:more|next|also)|more-?(?:stories|news|articles)|skip-?links?|screen-?reader(?:-text)?|visually-?hidden|sr-?only|print-?only|noprint|rating|login|disclaimer|toc|dateline|timestamp)(?:$|[-_])/
