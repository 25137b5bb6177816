import type { Element } from 'domhandler'
import { textSizes } from './text-sizes.ts'

/**
 * Tests whether an element holds what surrounds an article: navigation, forms, teasers, comments, what nobody sees;
 * around other pages only what frames them. One that holds much of the page's text is none, whatever it is called.
 */
export function boilerplateTest(elements: readonly Element[], kind: 'article' | 'any'): (element: Element) => boolean {
  const sizes = textSizes(elements)
  const most = Math.max(0, ...elements.slice(0, 3).map((element) => sizes.get(element) ?? 0)) * LARGE
  const foreign = kind === 'article' ? FOREIGN : FRAME
  const isForeign = (word: string): boolean =>
    word.length <= LONGEST_WORD &&
    !OWN.test(word) &&
    foreign.test(word.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase())
  return (element) => {
    const { name, attribs } = element
    if (NEVER.has(name)) return true
    if (WHOLE.has(name)) return false
    if (CONSENT.test(attribs['id'] ?? '') || wordsOf(attribs['class']).some((word) => CONSENT.test(word))) return true
    const isSuspect =
      AROUND.has(name) ||
      'hidden' in attribs ||
      (attribs['style'] !== undefined && HIDDEN.test(attribs['style'].slice(0, MOST))) ||
      ROLES.has(attribs['role']?.toLowerCase() ?? '') ||
      (kind === 'article' && isComment(element)) ||
      wordsOf(attribs['class']).some(isForeign) ||
      wordsOf(attribs['id']).some(isForeign)
    return isSuspect && (sizes.get(element) ?? 0) <= most
  }
}

function isComment({ attribs: { itemprop, itemtype } }: Element): boolean {
  return itemprop === 'comment' || itemtype?.endsWith('Comment') === true
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
const NEVER = new Set(
  'script style template svg iframe object audio video canvas noembed noframes select textarea head'.split(' '),
)
const AROUND = new Set('noscript nav aside footer form button input menu dialog figcaption'.split(' '))
/** Of the page's text: what holds more is not beside it. */
const LARGE = 0.4
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

const LONGEST_WORD = 80
const OWN = /^(?:has|with|no|is|not|without|layout|page|single|post-type|js|wp)[-_]/i
// One of the parts that a class is put together of says so.
const FOREIGN =
  /(?:^|[-_])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|sidebar|comments?|commentlist|respond|disqus|reviews?|related|recirc|recommended|recommendations?|popular|trending|teasers?|promos?|promotion|newsletter|signup|subscribe|share|sharing|sharebar|social|socials|addtoany|sharedaddy|cookies?|consent|gdpr|ads?|advert|advertisement|advertising|sponsored|sponsor|outbrain|taboola|popup|modal|overlay|pagination|pager|caption|captions|credits?|copyright|byline|author-?(?:bio|box|info|card|name)|tags|taglist|toolbar|widget|ticker|most-?read|read-?(?:more|next|also)|more-?(?:stories|news|articles)|skip-?links?|screen-?reader(?:-text)?|visually-?hidden|sr-?only|print-?only|noprint|rating|login|disclaimer|toc|dateline|timestamp)(?:$|[-_])/
const FRAME =
  /(?:^|[-_])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|sidebar|newsletter|signup|share|sharing|social|addtoany|sharedaddy|cookies?|consent|gdpr|ads?|advertisement|popup|modal|overlay|pagination|pager|toolbar|skip-?links?|screen-?reader(?:-text)?|visually-?hidden|sr-?only|print-?only|noprint|login)(?:$|[-_])/
/** The dialogs of those who sell them, which may hold more text than the page. */
const CONSENT =
  /^(?:onetrust|ot-sdk|iubenda-cs|didomi|cybotcookiebot|truste|qc-cmp|fc-consent|usercentrics|cookie-?law)/i
