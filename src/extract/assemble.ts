import type { Source } from '../config/source.ts'
import type { Draft, Entry, JsonValue } from '../vocabulary/record.ts'
import { clean } from './clean/registry.ts'
import type { ArticlePart } from './article/unselected-parts.ts'
import type { CleaningContext, Value } from './clean/cleaner.ts'
import { readDate } from './dates/read-date.ts'
import type { Extraction } from './extractor.ts'
import { readField } from './fields/read-field.ts'
import { rowFields } from './fields/row-fields.ts'
import { judge } from './judge.ts'
import { collapseWhitespace } from './collapse-whitespace.ts'

/** Where parts with several possible sources come from; asked only as far as needed. */
export interface Further {
  /** What the article's date selectors found. */
  dates(): Iterable<string>
  /** What the page says about itself. */
  statedTitle(): string | null
  statedDates(): Iterable<string>
  statedTags(): string[]
  statedAuthors(): string[]
  /** The text as it was read without a selector; null where it was not. */
  body: string | null
}

/** Cleans a raw record, completes it from its listing entry and from the page, and judges it. */
export function assemble(
  source: Source,
  raw: Draft,
  entry: Entry,
  context: CleaningContext,
  further: Further,
): Extraction {
  const cleaned = (field: string, value: Value): Value => clean(source.cleaning[field], value, context)
  const text = (field: string, value: string): string => collapseWhitespace([cleaned(field, value)].flat().join(' '))
  const list = (field: string, values: string[]): string[] => {
    const items = [cleaned(field, values)].flat().map(collapseWhitespace)
    return [...new Set(items)].filter((item) => item !== '')
  }

  const unselected: ArticlePart[] = []
  const isArticle = Object.keys(source.fields).length === 0
  /** Notes a part that was neither selected nor listed, where the config has a selector that should have found it. */
  const unlisted = <T extends string | string[] | null>(part: ArticlePart, found: T): T => {
    const isFound = found !== null && found.length > 0
    if (isFound && source.selectors.article[part].length > 0) unselected.push(part)
    return found
  }
  const listed = (part: 'tags' | 'authors', stated: () => string[]): string[] => {
    for (const values of [raw[part], entry.listed?.[part] ?? []]) {
      const own = list(part, values)
      if (own.length > 0) return own
    }
    return isArticle ? unlisted(part, list(part, stated())) : []
  }

  const extra: Record<string, JsonValue> = raw.isRow === undefined ? {} : { ...raw.extra }
  for (const [name, { type }] of Object.entries(rowFields(source))) {
    const found = raw.extra[name] ?? entry.listed?.fields?.[name] ?? null
    const value = readField(type, found, { ...context, language: source.language })
    extra[name] = typeof value === 'string' || Array.isArray(value) ? cleaned(name, value as Value) : value
  }
  const title =
    firstFilled([raw.title, extra['title'], extra['name'], entry.title]) ?? unlisted('title', further.statedTitle())
  const [date, date_raw, isStated] =
    raw.isRow === true && raw.date !== null
      ? [raw.date, raw.date_raw, false]
      : datePublished(
          () => configuredDates(source, raw, entry, further),
          () => further.statedDates(),
          (found) => readDate(text('date', found), context.date),
        )
  if (isStated) unlisted('date', date)
  const written = raw.body ?? entry.listed?.body ?? unlisted('body', further.body)
  const body = written === null ? null : text('body', written) || null
  const judged = judge(source, {
    title: title === null ? rowTitle(raw, body) : text('title', title),
    date,
    date_raw,
    body,
    tags: listed('tags', () => further.statedTags()),
    authors: listed('authors', () => further.statedAuthors()),
    language: raw.language ?? source.language,
    extra,
    ...(raw.isRow === undefined ? {} : { isRow: raw.isRow }),
  })
  return judged.kind === 'rejected' || unselected.length === 0 ? judged : { ...judged, unselected }
}

/** What a row without a title is called: the first words of its text, else of its fields. */
function rowTitle({ isRow, extra }: Draft, body: string | null): string | null {
  if (isRow === undefined) return null
  const text = body ?? firstFilled(Object.values(extra))
  if (text === null || text.length <= LONGEST_TITLE) return text
  const cut = text.slice(0, LONGEST_TITLE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trim()}…`
}

const LONGEST_TITLE = 100

// Made once, as the dates of detail.ts.
function* configuredDates(source: Source, raw: Draft, entry: Entry, further: Further): Generator<string> {
  if (entry.date) yield entry.date
  yield* further.dates()
  if (source.fields['date'] && typeof raw.extra['date'] === 'string') yield raw.extra['date']
}

/**
 * The first date that can be read, with its text: a configured one, else a stated one, else none with the first text
 * found.
 */
function datePublished(
  configured: () => Iterable<string>,
  stated: () => Iterable<string>,
  read: (text: string) => string | null,
): [date: string | null, date_raw: string | null, isStated: boolean] {
  let unreadable: string | null = null
  for (const texts of [configured, stated]) {
    for (const text of texts()) {
      const date = read(text)
      if (date !== null) return [date, text, texts === stated]
      unreadable ??= text
    }
  }
  return [null, unreadable, false]
}

function firstFilled(values: (JsonValue | undefined)[]): string | null {
  return (values.find((value) => typeof value === 'string' && value.trim() !== '') as string | undefined) ?? null
}
