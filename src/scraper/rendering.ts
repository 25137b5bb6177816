import { pageSelectors } from '../browser/page/page-selectors.ts'
import type { Source } from '../config/source.ts'
import type { Rendering } from '../http/exchange.ts'
import type { PageOperation } from '../http/operations.ts'
import type { PressedButton } from '../vocabulary/pressed-button.ts'

/** How a page of a source is asked for. */
export interface PageRequest {
  operation: PageOperation
  render?: Rendering
}

type Shown = Pick<Source, 'client' | 'browser' | 'selectors' | 'fields' | 'login'>

/** A listing page is there when it has its container. What is no web page (a feed, a sitemap, JSON) is never shown. */
export function listingRequest(source: Shown, isHtml: boolean): PageRequest {
  if (!isHtml || source.client === 'http') return { operation: 'listing' }
  return shown(source, 'listing', source.selectors.thumbnail.container.flatMap(asContainer))
}

/** The page of a record is there when it has its body, or else the first of what is selected of it. */
export function detailRequest(source: Shown): PageRequest {
  if (source.client === 'http') return { operation: 'detail' }
  const { title, body, date, tags, authors } = source.selectors.article
  const fields = Object.values(source.fields)
  const required = fields.filter((field) => field.required)
  const all = [body, ...[...required, ...fields].map(({ selector }) => selector), title, date, tags, authors]
  return shown(source, 'detail', all.find((selectors) => selectors.length > 0) ?? [])
}

/** A document that a button gives is had from the page with that button, once it is there. */
export function documentRequest(source: Shown, press: PressedButton | undefined): PageRequest {
  if (press === undefined) return { operation: 'document' }
  const awaited = [press.selector, ...loginMarks(source)].flatMap(pageSelectors)
  return { operation: 'document', render: { kind: press.row === undefined ? 'detail' : 'listing', awaited, press } }
}

/** Whoever is not logged in sees other pages, which are not waited for in vain. */
function loginMarks({ login }: Pick<Source, 'login'>): string[] {
  if (login == null) return []
  const fields = login.kind === 'steps' ? login.steps.find(({ action }) => action === 'fill') : undefined
  return [...(login.expired === null ? [] : [login.expired]), ...(fields === undefined ? [] : [fields.selector])]
}

function shown(source: Shown, kind: Rendering['kind'], selectors: string[]): PageRequest {
  const { client, browser } = source
  const wanted = browser?.wait_for ?? selectors
  const awaited = wanted.length === 0 ? [] : [...wanted, ...loginMarks(source)].flatMap(pageSelectors)
  // With `auto` most pages come over HTTP: they are counted as what they are.
  return { operation: client === 'browser' ? 'browser' : kind, render: { kind, awaited } }
}

/** Older configs write a class attribute as `.card wide`, see source-selectors.ts. */
function asContainer(text: string): string[] {
  const trimmed = text.trim()
  return /^\.[\w-]+( [\w-]+)+$/.test(trimmed) ? [trimmed, `[class="${trimmed.slice(1)}"]`] : [trimmed]
}
