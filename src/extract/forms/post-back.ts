import type { Element } from 'domhandler'
import { elementsBelow } from '../tree/walk.ts'
import { textOf } from '../tree/text.ts'

/** What a control of an ASP.NET page sends back: which control, and what it is to do. */
export interface PostBack {
  target: string
  argument: string
}

/** What a click on an element sends back; null where it is nothing of that kind. */
export function postBackOf({ attribs }: Element): PostBack | null {
  const script = attribs['href']?.includes('PostBack') ? attribs['href'] : (attribs['onclick'] ?? '')
  const found = CALL.exec(script.slice(0, LONGEST))
  if (found === null || 'disabled' in attribs) return null
  return { target: found[1] ?? '', argument: found[2] ?? '' }
}

/**
 * The link to the page behind the one that is shown, in the pager of an ASP.NET grid: that called `Page$Next` or named
 * like one, else the number behind the one that is no link. Null without a pager, or on its last page.
 */
export function nextPostBack(elements: readonly Element[]): Element | null {
  const links = elements.flatMap((element) => {
    const sent = element.name === 'a' || element.name === 'input' ? postBackOf(element) : null
    return sent === null ? [] : [{ element, sent, label: labelOf(element) }]
  })
  const named = links.find(({ sent, label }) => sent.argument === 'Page$Next' || NEXT.test(label))
  if (named !== undefined) return named.element
  const numbered = links.filter(({ label }) => /^\d{1,5}$/.test(label))
  for (const { element } of numbered) {
    const pager = pagerOf(element)
    const current = pager === null ? null : shownNumber(pager)
    if (pager === null || current === null) continue
    const inside = new Set(elementsBelow(pager))
    const own = links.filter((link) => inside.has(link.element))
    const next = own.find(({ label }) => label === String(current + 1))
    if (next !== undefined) return next.element
    // Behind the last number that is shown there are more: `...` leads to the first of them.
    const more = own.findLast(({ label }) => /^(?:\.{2,3}|…|>{1,2}|»)$/.test(label))
    const leadsOn = more !== undefined && Number(/\$(\d{1,6})$/.exec(more.sent.argument)?.[1] ?? Infinity) > current
    if (leadsOn && more.element !== own[0]?.element) return more.element
    return null
  }
  return null
}

const LONGEST = 2000
/** In an href or an onclick, with or without the options of a validating control. */
const CALL =
  /(?:__doPostBack|WebForm_PostBackOptions)\(\s{0,9}['"]([^'"]{0,500})['"]\s{0,9},\s{0,9}['"]([^'"]{0,500})['"]/
/** Labels of a link to the next page, in the languages of pagers. */
const NEXT =
  /^(?:next(?: page)?|siguiente|próxima|proxima|seguinte|suivante?|weiter|nächste(?: seite)?|successiva?|avanti|volgende|następna|dalej|следующая|вперед|下一页|次へ|sonraki)(?: ?[>»›→])?$|^[›>»]$/iu
/** Elements around a link in which the rest of its pager is looked for. */
const MOST_ABOVE = 5

function labelOf(element: Element): string {
  return (textOf(element) || (element.attribs['value'] ?? element.attribs['title'] ?? '')).trim()
}

/** The nearest element around a numbered link that shows a number which is no link. */
function pagerOf(link: Element): Element | null {
  let at = link.parent
  for (let above = 0; above < MOST_ABOVE && at !== null && 'attribs' in at; above++) {
    if (shownNumber(at) !== null) return at
    at = at.parent
  }
  return null
}

/** The number of the page that is shown: it stands alone, and is no link. */
function shownNumber(pager: Element): number | null {
  for (const element of [pager, ...elementsBelow(pager)].slice(0, MOST_IN_PAGER)) {
    if (element.name === 'a' && postBackOf(element) !== null) continue
    const own = element.children
      .map((child) => ('data' in child ? child.data : ''))
      .join(' ')
      .trim()
    if (/^\d{1,5}$/.test(own)) return Number(own)
  }
  return null
}

const MOST_IN_PAGER = 200
