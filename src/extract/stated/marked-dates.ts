import { isTag, isText, type ChildNode, type Element } from 'domhandler'
import { saysUpdated } from '../dates/date-labels.ts'
import { collapseWhitespace } from '../collapse-whitespace.ts'
import { spacedText } from '../tree/text.ts'

/**
 * Dates that the markup of a page calls the article's: itemprop="datePublished" (https://schema.org), class "published"
 * of hAtom and "dt-published" of h-entry, and `<time>`, with what machines read before what people do. `elements` are
 * all of the page.
 */
export function* markedDates(elements: readonly Element[]): Generator<string> {
  const others = othersAmong(elements)
  const own = (test: (element: Element) => boolean): Element[] =>
    elements
      .filter(test)
      .slice(0, MOST_DATES)
      .filter((element) => !isOthers(element, others))
  const found = [
    own((element) => wordsIn(element, 'itemprop').includes('datepublished')),
    own(({ name, attribs }) => name === 'time' && 'pubdate' in attribs),
    own((element) => wordsIn(element, 'class').some((word) => PUBLISHED.test(word))),
    fromTitleOn(
      elements,
      own((element) => element.name === 'time' && isPlainTime(element)),
    ),
  ]
  const seen = new Set<Element>()
  for (const element of found.flat()) {
    if (seen.has(element)) continue
    seen.add(element)
    yield* textsOf(element)
  }
}

/** A page of news has a few; each asks what is around it. */
const MOST_DATES = 300
const PUBLISHED =
  /^(?:dt-)?published$|^(?:entry|post|article|story)[-_]{1,2}date$|^date-?published$|^publish(?:ed)?-?(?:date|time|on)$/
const CHANGED = /updat|modif|edit|revis/

function textsOf(element: Element): string[] {
  const { name, attribs } = element
  const text = spacedText(element)
  // A date is shorter; an article may be what is called published.
  const texts = [
    attribs['content'],
    attribs['datetime'],
    name === 'abbr' || name === 'span' ? attribs['title'] : undefined,
    text.length <= 120 ? text : '',
  ]
  return texts.map((one) => collapseWhitespace(one ?? '')).filter((one) => one !== '')
}

/** A `<time>` that nothing calls another one than that of publication. */
function isPlainTime(time: Element): boolean {
  const { itemprop } = time.attribs
  if (itemprop !== undefined && !/date(?:Published|Created)/i.test(itemprop)) return false
  for (let element: Element | null = time, i = 0; element !== null && i < 3; element = elementAbove(element), i++) {
    const words = [...wordsIn(element, 'class'), ...wordsIn(element, 'id')]
    if (
      words.some((word) => CHANGED.test(word)) &&
      !words.some((word) => word.includes('publish') || PUBLISHED.test(word))
    )
      return false
    if (element.children.length > 6) break
  }
  return !saysUpdated(textBefore(time))
}

/** The little that stands before an element, in what is around it. */
function textBefore(element: Element): string {
  const pieces: string[] = []
  let node: ChildNode = element
  for (let i = 0; i < 6; i++) {
    let before: ChildNode | null = node.prev
    if (before === null) {
      const above = elementAbove(node)
      if (above === null || !/^(?:span|b|strong|em|i|small|a|p|div|li|dd)$/.test(above.name)) break
      if (above.prev === null && above.children.length > 4) break
      node = above
      before = null
      continue
    }
    if (isTag(before) && before.name === 'time') break
    const text = isText(before) ? before.data : isTag(before) ? spacedText(before) : ''
    if (text.length > 200) break
    pieces.unshift(text)
    if (pieces.join('').trim().length > 20) break
    node = before
  }
  return collapseWhitespace(pieces.join(' ')).slice(-60)
}

/** Those behind the title first: what stands before it is the site's. */
function fromTitleOn(elements: readonly Element[], times: Element[]): Element[] {
  if (times.length < 2) return times
  const title = elements.findIndex(({ name }) => name === 'h1')
  if (title === -1) return times
  const around = scopeOf(elements[title]!)
  const behind = new Set(elements.slice(title))
  const rank = (time: Element): number =>
    (behind.has(time) ? 0 : 1) + (around !== null && !isBelow(time, around) ? 2 : 0)
  return times.toSorted((a, b) => rank(a) - rank(b))
}

function scopeOf(element: Element): Element | null {
  for (let above = elementAbove(element); above !== null; above = elementAbove(above)) {
    if (above.name === 'article' || above.name === 'main') return above
  }
  return null
}

function isBelow(element: Element, ancestor: Element): boolean {
  for (let above = elementAbove(element); above !== null; above = elementAbove(above))
    if (above === ancestor) return true
  return false
}

/** Elements that hold other things than the article: found once, because many dates ask. */
function othersAmong(elements: readonly Element[]): ReadonlySet<Element> {
  const articles = elements.filter(({ name }) => name === 'article')
  const withTitle = new Set<Element>()
  for (const element of elements) {
    if (element.name !== 'h1') continue
    const article = scopeOf(element)
    if (article !== null) withTitle.add(article)
  }
  const isOneOfMany = (article: Element): boolean =>
    articles.length > 1 && !withTitle.has(article) && (withTitle.size > 0 || articles[0] !== article)
  const title = elements.find(({ name, children }) => name === 'h1' && children.length > 0)
  // Whatever it is called, what holds the title is the article's.
  const aroundTitle = new Set<Element>()
  for (let at = title === undefined ? null : elementAbove(title); at !== null; at = elementAbove(at))
    aroundTitle.add(at)
  return new Set(
    elements.filter(
      (element) =>
        !aroundTitle.has(element) && (isOther(element) || (element.name === 'article' && isOneOfMany(element))),
    ),
  )
}

function isOthers(element: Element, others: ReadonlySet<Element>): boolean {
  if (others.size === 0) return false
  for (let at: Element | null = element; at !== null; at = elementAbove(at)) if (others.has(at)) return true
  return false
}

function isOther(element: Element): boolean {
  const { name, attribs } = element
  if (name === 'aside' || name === 'nav' || name === 'footer' || name === 'dialog')
    return name !== 'footer' || scopeOf(element) === null
  if (name === 'html' || name === 'body' || name === 'main') return false
  if (attribs['itemscope'] !== undefined && attribs['itemtype'] !== undefined) {
    const type = attribs['itemtype'].slice(attribs['itemtype'].lastIndexOf('/') + 1)
    if (OTHER_TYPES.test(type)) return true
  }
  if (attribs['itemprop'] !== undefined && OTHER_PROPERTIES.test(attribs['itemprop'])) return true
  if (attribs['class'] === undefined && attribs['id'] === undefined) return false
  return [...wordsIn(element, 'class'), ...wordsIn(element, 'id')].some((word) => OTHER_WORDS.test(word))
}

const OTHER_TYPES =
  /^(?:Comment|UserComments|Event|\w{1,20}Event|Offer|AggregateOffer|Product|VideoObject|AudioObject|ImageObject|WebSite|WPSideBar|WPHeader|WPFooter|ItemList|JobPosting|Person|Organization)$/
const OTHER_PROPERTIES = /^(?:comment|event|offers|video|review|isPartOf|relatedLink)$/
const OTHER_WORDS =
  /^(?:widgets?|widget[-_].{1,30}|(?:wp-block-)?(?:latest|recent|related|popular|trending|recommended|similar|other)[-_]?.{0,30}|(?:.{0,20}[-_])?(?:comments?|commentlist|sidebar|related|recommended|recommendations|teasers?|promo|events?|calendar|offers?|price|prices|newsletter|ticker|most-?read|more-?(?:news|stories|articles|on|from)|read-?(?:more|next|also)|next-?(?:post|article)|prev-?(?:post|article)|disqus|respond|copyright|weather|player|playlist)(?:[-_](?:list|section|area|items?|box|container|wrapper|block|posts?|articles?|news|stories|content|inner|date|meta|\d{1,6}))?)$/

function wordsIn({ attribs }: Element, name: 'class' | 'id' | 'itemprop'): string[] {
  const value = attribs[name]
  return value === undefined ? [] : value.slice(0, 400).toLowerCase().split(/\s+/)
}

function elementAbove({ parent }: ChildNode): Element | null {
  return parent !== null && isTag(parent) ? parent : null
}
