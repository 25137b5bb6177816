import type { Field, Source } from '../../config/source.ts'

/** The fields of a source with those that are selected of an entry of its listing. */
export function rowFields({ fields, selectors }: Pick<Source, 'fields' | 'selectors'>): Record<string, Field> {
  const { row } = selectors.thumbnail
  return row === undefined ? fields : { ...fields, ...row.fields }
}
