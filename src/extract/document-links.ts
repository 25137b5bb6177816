import type { Source } from '../config/source.ts'
import type { DocumentLink } from '../vocabulary/record.ts'
import { flatCopy } from './flat-copy.ts'
import { all, first } from './select/pick.ts'
import { readUrl } from './select/read.ts'
import type { Selector } from './select/selector.ts'
import type { SourceSelectors } from './select/source-selectors.ts'
import type { Page } from './tree/page.ts'

/** The links and buttons of documents in a part of a page, in the order of the rules, of those that look there. */
export function documentLinks(
  { documents = [] }: Pick<Source, 'documents'>,
  selectors: Pick<SourceSelectors, 'documents'>,
  where: 'page' | 'listing',
  { scope, base, url }: Pick<Page, 'scope' | 'base'> & { url: string },
): DocumentLink[] {
  return documents.flatMap((rule, i) => {
    if ((rule.where ?? 'page') !== where) return []
    // A button leads nowhere: what it gives is had from the page on which it stands.
    if (rule.click !== undefined)
      return has(selectors.documents[i] ?? [], scope) ? [{ rule: i, url: flatCopy(url) }] : []
    const urls = all(selectors.documents[i] ?? [], scope, readUrl(base), 'outermost')
    return urls.map((link) => ({ rule: i, url: flatCopy(link) }))
  })
}

function has(buttons: Selector[], scope: Page['scope']): boolean {
  return first(buttons, scope, () => true) === true
}
