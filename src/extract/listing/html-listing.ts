import type { Element } from 'domhandler'
import type { Source } from '../../config/source.ts'
import type { DocumentLink, Entry } from '../../vocabulary/record.ts'
import { clean } from '../clean/registry.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import { pinnedDate } from '../dates/read-date.ts'
import type { ListingPage } from '../extractor.ts'
import { documentLinks } from '../document-links.ts'
import { resolveLink } from './link.ts'
import { countDrop, emptyListing } from './listing-page.ts'
import { createRowReader } from './listed-row.ts'
import { first, type Scope } from '../select/pick.ts'
import { firstDateText, readLink, readText } from '../select/read.ts'
import type { SourceSelectors } from '../select/source-selectors.ts'
import { flatCopy } from '../flat-copy.ts'
import type { Page } from '../tree/page.ts'
import { elementsBelow } from '../tree/walk.ts'

/** Reads the entries of one listing page: one for every container that links somewhere. */
export function createHtmlListing(
  source: Source,
  selectors: SourceSelectors,
): (page: Page, context: CleaningContext) => ListingPage {
  const { container, title, url, date } = selectors.thumbnail
  const readRow = createRowReader(source, selectors)
  return (page, context) => {
    const result = emptyListing()
    if (page.isCut) countDrop(result, 'too_many_elements')
    for (const element of containersOf(page)) {
      result.containers++
      const scope: Scope = { element, elements: elementsBelow(element) }
      let isLink = false
      const address = first(url, scope, (match) => {
        const link = readLink(match)
        if (link === null || link === '') return null
        isLink = true
        return resolveLink(clean(source.cleaning['url'], link, context) as string, page.base, page.encodeQuery)
      })
      const row = readRow?.(scope, page.base, context) ?? null
      const key = address === null ? (row?.key ?? null) : null
      if (address === null && key === null) {
        countDrop(result, isLink ? 'not_http' : 'no_url')
        continue
      }
      const entry: Entry = {
        url: address ?? context.url,
        title: copied(first(title, scope, readText)),
        date: copied(firstDateText(date, scope, context.date), (text) => pinnedDate(text, context.date)),
        record: null,
        ...(key === null ? {} : { key }),
      }
      const documents = documentLinks(source, selectors, 'listing', { scope, base: page.base, url: context.url })
      result.entries.push(withDocuments(row?.complete(entry) ?? entry, documents))
    }
    return result
  }

  function containersOf({ scope }: Page): Element[] {
    for (const selector of container) {
      const matches = selector.among(scope.elements, null)
      if (matches.length > 0) return matches.map((match) => match.element)
    }
    return []
  }
}

function withDocuments(entry: Entry, documents: DocumentLink[]): Entry {
  if (documents.length === 0) return entry
  const { record, listed } = entry
  if (record !== null) return { ...entry, record: { ...record, documents } }
  return { ...entry, listed: { tags: [], authors: [], ...listed, documents } }
}

function copied(text: string | null, change = (same: string): string => same): string | null {
  return text === null ? null : flatCopy(change(text))
}
