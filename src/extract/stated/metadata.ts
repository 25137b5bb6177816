import { isTag, type Element } from 'domhandler'
import { metaContent } from './meta-content.ts'
import { siteOf, withoutSiteName } from './site-name.ts'
import type { Page } from '../tree/page.ts'
import { decodedText } from '../tree/references.ts'
import { textOf } from '../tree/text.ts'

/** What a page says about itself, for where the config's selectors say nothing. */

/** og:title, else the first h1, else the title of the window; without the site's name, where that is certain. */
export function statedTitle({ scope: { elements }, base }: Page): string | null {
  const headline = firstText(elements, 'h1')
  const stated = metaContent(elements, 'og:title') ?? headline ?? firstText(elements, 'title')
  if (stated === null) return null
  return withoutSiteName(decodedOnceMore(stated), siteOf(elements, base), headline)
}

/**
 * A text that its page escaped twice, decoded once more: `&#039;` or `&amp;` is never meant to be read as it stands.
 */
export function decodedOnceMore(text: string): string {
  return ESCAPED.test(text) ? decodedText(text).replaceAll('\u00a0', ' ') : text
}

const ESCAPED =
  /&(?:#\d{2,5}|#x[\da-f]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[nm]dash|hellip|[aeiou](?:acute|grave|circ|uml)|ntilde|ccedil|szlig);/i

function firstText(elements: readonly Element[], name: string): string | null {
  for (const element of elements) {
    // An icon's title is not the window's.
    const isOurs =
      element.name === name && !(element.parent !== null && isTag(element.parent) && element.parent.name === 'svg')
    const text = isOurs ? textOf(element) : ''
    if (text !== '') return text
  }
  return null
}

/** BCP 47 tag of the page, as its root element says. */
export function statedLanguage({ scope: { elements } }: Page): string | null {
  const html = elements.find((element) => element.name === 'html')
  const tag = (html?.attribs['lang'] ?? html?.attribs['xml:lang'] ?? '').trim().replaceAll('_', '-')
  if (tag !== last.tag) last = { tag, language: canonical(tag) }
  return last.language
}

// The pages of a source mostly say the same.
let last: { tag: string; language: string | null } = { tag: '', language: null }

function canonical(tag: string): string | null {
  try {
    return tag === '' ? null : (Intl.getCanonicalLocales(tag)[0] ?? null)
  } catch {
    return null
  }
}
