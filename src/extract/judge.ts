import type { Field, Source } from '../config/source.ts'
import type { Draft, JsonValue } from '../vocabulary/record.ts'
import type { Extraction } from './extractor.ts'
import { rowFields } from './fields/row-fields.ts'
import { cheapFlatCopy, flatCopy } from './flat-copy.ts'

/** Keeps a cleaned record or says why not: 'no title', 'no body', 'no phone' for a required field. */
export function judge(source: Source, draft: Draft): Extraction {
  const { title, body } = draft
  if (title === null || title === '') return { kind: 'rejected', why: 'no title' }
  if (needsBody(source, draft) && body === null) return { kind: 'rejected', why: 'no body' }
  for (const [name, field] of Object.entries(rowFields(source))) {
    if (field.required && isMissing(field, draft.extra[name])) return { kind: 'rejected', why: `no ${name}` }
  }
  return { kind: 'record', record: copied(draft, title) }
}

/** A row is asked for a text only where the config says that it has one. */
function needsBody({ fields, selectors: { article, thumbnail } }: Source, { isRow }: Draft): boolean {
  if (isRow === true) return (thumbnail.row?.body.length ?? 0) > 0
  return Object.keys(fields).length === 0 || article.body.length > 0
}

function isMissing(field: Field, value: JsonValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (field.type === 'list' && (value as unknown[]).length === 0)
  )
}

/** The record outlives its page, which pieces of it would keep in memory. */
function copied(draft: Draft, title: string): Draft & { title: string } {
  const { date, date_raw, body, tags, authors, language, extra } = draft
  return {
    title: flatCopy(title),
    date,
    date_raw: date_raw && cheapFlatCopy(date_raw),
    body: body && cheapFlatCopy(body),
    tags: tags.map(cheapFlatCopy),
    authors: authors.map(cheapFlatCopy),
    language: language && cheapFlatCopy(language),
    // Fields may be anything that JSON can say, and most sources have none.
    extra: Object.keys(extra).length === 0 ? {} : (JSON.parse(Buffer.from(JSON.stringify(extra)).toString()) as Extra),
  }
}

type Extra = Draft['extra']
