import type { Source } from '../../config/source.ts'
import type { Draft, Entry, JsonValue, ListedParts } from '../../vocabulary/record.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import { rowFields } from '../fields/row-fields.ts'
import { selectField } from '../fields/read-field.ts'
import { flatCopy } from '../flat-copy.ts'
import { all, type Scope } from '../select/pick.ts'
import { readText } from '../select/read.ts'
import type { SourceSelectors } from '../select/source-selectors.ts'

/** What else stands in one entry of an HTML listing. */
export interface ListedRow {
  /** What distinguishes the entry where it has no link; null without a selector for it, or where that finds nothing. */
  key: string | null
  /** The entry with the whole of its record, or with the parts that its page may lack. */
  complete(entry: Entry): Entry
}

/** Prepares to read further parts of entries; null where the config selects none. */
export function createRowReader(
  source: Source,
  { row, article }: SourceSelectors,
): ((scope: Scope, base: string, context: CleaningContext) => ListedRow) | null {
  if (row === null) return null
  const types = rowFields(source)
  // Without a selector for anything on a page of its own there is nothing to read it for.
  const hasPage = Object.values(article).some((selectors) => selectors.length > 0)
  const holdsRecord = !hasPage && (row.body.length > 0 || Object.keys(row.fields).length > 0)

  return (scope, base, context) => {
    const parts = (): ReadParts => ({
      tags: all(row.tags, scope, readText, 'innermost').map(flatCopy),
      authors: all(row.authors, scope, readText, 'innermost').map(flatCopy),
      body: flatCopy(all(row.body, scope, readText, 'outermost').join(' ')),
      fields: Object.fromEntries(
        Object.entries(row.fields).map(([name, selectors]) => [
          name,
          copied(selectField(types[name]?.type ?? 'text', selectors, scope, base, context.date)),
        ]),
      ),
    })
    const key = all(row.key, scope, readText, 'outermost').join(' ')
    return {
      key: key === '' ? null : flatCopy(key),
      complete(entry) {
        const listed = parts()
        return entry.key !== undefined || holdsRecord
          ? { ...entry, record: draftOf(entry, listed, source) }
          : { ...entry, listed }
      },
    }
  }
}

type ReadParts = Required<Omit<ListedParts, 'documents'>>

function draftOf({ title, date }: Entry, { tags, authors, body, fields }: ReadParts, { language }: Source): Draft {
  const extra = fields
  return {
    title,
    date: null,
    date_raw: date,
    body: body === '' ? null : body,
    tags,
    authors,
    language,
    extra,
    isRow: true,
  }
}

function copied(value: JsonValue): JsonValue {
  if (typeof value === 'string') return flatCopy(value)
  return Array.isArray(value) ? value.map(copied) : value
}
