import type { JsonValue } from '../../vocabulary/record.ts'

/** Says whether a record of a JSON listing is kept. */
export type RecordFilter = (record: Record<string, JsonValue>) => boolean

/** The listing mixes articles with videos and galleries; their kind stands in contentUri. */
export const isAbcArticle: RecordFilter = ({ contentUri }) =>
  typeof contentUri === 'string' && contentUri.includes('article')
