import type { Source } from '../config/source.ts'
import type { DocumentLink } from '../vocabulary/record.ts'
import { flatCopy } from './flat-copy.ts'
import { all } from './select/pick.ts'
import { readUrl } from './select/read.ts'
import type { SourceSelectors } from './select/source-selectors.ts'
import type { Page } from './tree/page.ts'

/** The links of documents in a part of a page, in the order of the rules, of those that look there. */
export function documentLinks(
  { documents = [] }: Pick<Source, 'documents'>,
  selectors: Pick<SourceSelectors, 'documents'>,
  where: 'page' | 'listing',
  { scope, base }: Pick<Page, 'scope' | 'base'>,
): DocumentLink[] {
  return documents.flatMap((rule, i) => {
    if ((rule.where ?? 'page') !== where) return []
    const urls = all(selectors.documents[i] ?? [], scope, readUrl(base), 'outermost')
    return urls.map((url) => ({ rule: i, url: flatCopy(url) }))
  })
}
