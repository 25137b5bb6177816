import { isMarkup, pageFacts } from '../../../extract/schedule/page-facts.ts'
import type { Fact } from '../../../hours/fact.ts'
import { readHours } from '../../../hours/read-hours.ts'

/**
 * The recurring times of a text, or of a page where it is one. Of a page `kind` picks the times that it calls so; where
 * it calls none so, those without a kind of their own.
 */
export function timesIn(
  text: string,
  { language, kind, url = null }: { language: string | null; kind: string | null; url?: string | null },
): Fact[] {
  if (!isMarkup(text)) return readHours(text, { language, kind }).map((fact) => ({ ...fact, url }))
  if (kind === null) return pageFacts(text, { url, kinds: true, language })
  const facts = pageFacts(text, { url, kinds: { [kind]: [] }, language })
  const called = facts.filter((fact) => fact.kind === kind)
  return called.length > 0 ? called : facts.flatMap((fact) => (fact.kind === null ? [{ ...fact, kind }] : []))
}
