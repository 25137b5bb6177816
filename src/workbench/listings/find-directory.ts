import { proposals } from '../../extract/directory/extractors.ts'
import { pageOf } from '../../extract/tree/page.ts'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import { findRegion } from '../../contacts/regions/find-region.ts'
import { nextPages, secondPage } from './find-pages.ts'
import type { Probe, Way } from './probe.ts'

/** Records that stand in the page itself: institutions with contacts, or rows with dates, numbers and documents. */
export async function directoryWay(country: string | null, probe: Probe): Promise<(Way & { contacts: number }) | null> {
  const { url, text } = probe.page
  const region = country === null ? null : findRegion(country)
  const rows = rowsOf(text, url, region)
  if (rows === null) return null
  const { extractor, count, why, names, contacts, dated } = rows
  if (count < FEWEST || (contacts < FEWEST && dated < FEWEST)) return null
  const { elements } = pageOf(parseFast(text), url).scope
  let template = url
  let pages = ''
  for (const next of nextPages(elements, url, count)) {
    if (!next.isNamed && !next.isNumbered) continue
    const visited = await probe.visitor.get(secondPage(next))
    const second = visited.ok ? rowsOf(visited.text, visited.url, region) : null
    const known = new Set(names)
    const fresh = second?.names.filter((name) => !known.has(name)).length ?? 0
    if (second === null || fresh * 2 < second.names.length || fresh === 0) continue
    const start = next.first === 1 ? {} : { start_page: next.first }
    return found(
      { url_template: next.template, ...start, ...(next.step === 1 ? {} : { step: next.step }) },
      `; page 2 has ${fresh} others`,
    )
  }
  template = url
  return found({ url_template: template }, pages)

  function found(listing: Record<string, unknown>, more: string): Way & { contacts: number } {
    return {
      kind: 'rows',
      listing: { type: 'directory', ...listing },
      thumbnail: null,
      entries: names.map((title) => ({ url, title, date: null })),
      hasTexts: true,
      why: `${count} records by the extractor ${extractor} (${why}), ${contacts} with an address or a contact${more}`,
      contacts,
    }
  }
}

const FEWEST = 3

function rowsOf(text: string, url: string, country: string | null) {
  const isData = /^\s{0,20}(?:[[{]|<\?xml|<kml)/i.test(text)
  const { scope, base } = pageOf(parseFast(isData ? '' : text), url)
  for (const proposal of proposals(text, scope.elements, { base, country, elements: scope.elements })) {
    const rows = proposal.rows().map(({ row }) => row)
    if (rows.length === 0) continue
    return {
      extractor: proposal.extractor,
      why: proposal.why,
      count: rows.length,
      names: rows.flatMap(({ name }) => name ?? []),
      contacts: rows.filter((row) => row.street ?? row.email ?? row.latitude ?? (row.date === null ? row.phone : null))
        .length,
      dated: rows.filter((row) => row.date ?? row.number).length,
    }
  }
  return null
}
