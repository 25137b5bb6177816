import { scraperId } from '../../../config/source.ts'
import { counted, withThousands } from '../../../vocabulary/text/counted.ts'
import type { ConfigJudgement, PageJudgement, SelectorMatches } from '../../../workbench/coach/judge-config.ts'
import type { LiveTrial } from '../../../workbench/try-live.ts'

/** What a person who writes a config wants to see of a trial: did it work, what each selector found, what came out. */
export function coachLines(trial: LiveTrial): string[] {
  const { status, reason, detail, counts, records, judgement } = trial
  const found = `${counts.records.found} entries on the listing page, ${records.length} records`
  const why = reason === null ? '' : ` (${reason}${detail === '' ? '' : `: ${detail}`})`
  return [
    `${scraperId(trial)} ${status}${why}: ${found}`,
    ...judgement.selectors.map(selectorLine),
    ...judgement.rejected.map(({ url, why: reasonOf }) => `  rejected: ${reasonOf}  ${url}`),
    ...records.flatMap((record) =>
      recordLines(
        record,
        judgement.pages.find(({ url }) => url === record.url),
      ),
    ),
    ...filledLine(judgement, records.length),
  ]
}

function selectorLine({ key, selector, matches, pages, of, elements, near }: SelectorMatches): string {
  const name = `  ${key.padEnd(19)} ${selector}`
  if (matches > 0) return `${name}: ${withThousands(matches)}${of === 1 ? '' : `, on ${pages} of ${of} pages`}`
  const hint = near === null ? '' : `; near: ${near.selector} (${withThousands(near.matches)})`
  return `${name}: matches 0 of ${counted(elements, 'element')}${hint}`
}

function recordLines(
  { url, title, date, date_raw, body, tags, authors }: LiveTrial['records'][number],
  page: PageJudgement | undefined,
): string[] {
  const unread = date === null && date_raw !== null ? ` (unread: ${date_raw})` : ''
  const lists = [
    tags.length > 0 ? `tags: ${tags.join(', ')}` : null,
    authors.length > 0 ? `by ${authors.join(', ')}` : null,
  ].filter((list) => list !== null)
  const stated = Object.entries(page?.from ?? {}).filter(([, from]) => from !== 'selector')
  const origins = [...Map.groupBy(stated, ([, from]) => from)].map(
    ([from, parts]) => `${parts.map(([part]) => part).join(', ')} ${WORDS[from]}`,
  )
  return [
    `  ${date ?? 'no date'}${unread}  ${title}`,
    `    ${url}`,
    `    ${body === null ? 'no body' : `${body.length} characters: ${bothEnds(body)}`}`,
    ...lists.map((list) => `    ${list}`),
    ...(origins.length > 0 ? [`    ${origins.join('; ')}`] : []),
    ...(page?.agreement == null ? [] : [`    ${Math.round(page.agreement * 100)} % of the words that extract finds`]),
  ]
}

const WORDS: Record<PageJudgement['from'][string], string> = {
  selector: 'by selectors',
  listing: 'from the listing',
  page: 'as the page states',
  'without selectors': 'read without selectors',
}

/** Junk mostly stands at the end. */
function bothEnds(body: string): string {
  return body.length <= 180 ? body : `${body.slice(0, 100)} [...] ${body.slice(-60)}`
}

function filledLine({ filled }: ConfigJudgement, records: number): string[] {
  if (records === 0) return []
  return [
    `  filled: ${Object.entries(filled)
      .map(([part, count]) => `${part} ${count}/${records}`)
      .join(', ')}`,
  ]
}
