import type { Source } from '../config/source.ts'
import type { Draft, Entry } from '../vocabulary/record.ts'
import { assemble } from './assemble.ts'
import type { UnselectedParts } from './article/unselected-parts.ts'
import { statedAuthors } from './article/authors.ts'
import { statedTags } from './article/tags.ts'
import type { CleaningContext } from './clean/cleaner.ts'
import type { Extraction } from './extractor.ts'
import { documentLinks } from './document-links.ts'
import { selectField } from './fields/read-field.ts'
import { decodedOnceMore, statedLanguage, statedTitle } from './stated/metadata.ts'
import { all, first, type Scope } from './select/pick.ts'
import { readDateText, readText } from './select/read.ts'
import type { Selector } from './select/selector.ts'
import type { SourceSelectors } from './select/source-selectors.ts'
import { statedDates } from './stated/stated-dates.ts'
import type { Page } from './tree/page.ts'

/** Makes a record of a detail page and of what the listing said about it. */
export function readDetail(
  source: Source,
  selectors: SourceSelectors,
  page: Page,
  entry: Entry,
  { read, ...context }: CleaningContext & { read?: UnselectedParts | undefined },
): Extraction {
  // What was read of it might look like a whole article.
  if (page.isCut) return { kind: 'rejected', why: 'too many elements' }
  const { article } = selectors
  const { scope, base } = page
  const language = statedLanguage(page)
  const extra = Object.entries(source.fields).map(([name, { type }]) => [
    name,
    selectField(type, selectors.fields[name] ?? [], scope, base, { ...context.date, pageLanguage: language }),
  ])
  const title = first(article.title, scope, readText)
  const raw: Draft = {
    title: title === null ? null : decodedOnceMore(title),
    date: null,
    date_raw: null,
    body: all(article.body, scope, readText, 'outermost').join(' ') || null,
    tags: all(article.tags, scope, readText, 'innermost'),
    authors: all(article.authors, scope, readText, 'innermost'),
    language,
    extra: Object.fromEntries(extra),
  }
  const date = { ...context.date, pageLanguage: language }
  const extraction = assemble(
    source,
    raw,
    entry,
    { ...context, date },
    {
      dates: () => datesIn(article.date, scope),
      statedTitle: () => statedTitle(page),
      statedDates: () => statedDates(page),
      body: read?.body ?? null,
      statedTags: () => statedTags(page, read),
      statedAuthors: () => statedAuthors(page, read),
    },
  )
  if (extraction.kind === 'rejected' || source.documents === undefined) return extraction
  const documents = documentLinks(source, selectors, 'page', { scope, base, url: context.url })
  return { ...extraction, documents: [...(entry.listed?.documents ?? []), ...documents] }
}

// A fallback is also for a date that cannot be read, not only for one that is missing.
// Not within readDetail: V8 gives each generator function that is made a map among the old objects, and that would keep
// the page, its tree and all until the next great collection.
function* datesIn(selectors: readonly Selector[], scope: Scope): Generator<string> {
  for (const selector of selectors) yield* all([selector], scope, readDateText, 'outermost')
}

/** Makes a record of what a listing held whole. */
export function readListed(source: Source, entry: Entry & { record: Draft }, context: CleaningContext): Extraction {
  const { date_raw, documents } = entry.record
  const extraction = assemble(source, entry.record, entry, context, {
    dates: () => (date_raw === null ? [] : [date_raw]),
    statedTitle: () => null,
    statedDates: () => [],
    body: null,
    statedTags: () => [],
    statedAuthors: () => [],
  })
  return extraction.kind === 'rejected' || documents === undefined ? extraction : { ...extraction, documents }
}
