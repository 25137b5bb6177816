import { resolveLink } from '../../extract/listing/link.ts'
import { first } from '../../extract/select/pick.ts'
import { readLink } from '../../extract/select/read.ts'
import { compileSelector } from '../../extract/select/selector.ts'
import { pageOf } from '../../extract/tree/page.ts'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import { elementsBelow } from '../../extract/tree/walk.ts'
import { withoutFragment } from './page-entries.ts'

/** The addresses that the entries of an HTML page lead to, each once, by the selectors of a listing. */
export function readCards(html: string, url: string, container: string, link: string): string[] {
  const { scope, base } = pageOf(parseFast(html), url)
  const selectors = [compileSelector(link)]
  const found = compileSelector(container)
    .among(scope.elements, null)
    .flatMap(({ element }) => {
      const address = first(selectors, { element, elements: elementsBelow(element) }, (match) => {
        const text = readLink(match)
        return text === null ? null : resolveLink(text, base)
      })
      return address === null ? [] : [withoutFragment(address)]
    })
  return [...new Set(found)]
}
