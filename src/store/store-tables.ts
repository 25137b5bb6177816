/** A column: its name here and there, and its type in PostgreSQL. */
export type TableColumn = readonly [name: string, type: 'text' | 'int' | 'bigint' | 'boolean' | 'json']

/** A table that a store consists of, as a SQLite file and the database have it. */
export interface StoreTable {
  sqlite: string
  postgres: string
  columns: readonly TableColumn[]
  /** Rows are copied in this order; positions are given anew where nothing else names them. */
  order: string
}

const text = (...names: string[]): TableColumn[] => names.map((name) => [name, 'text'])
const int = (...names: string[]): TableColumn[] => names.map((name) => [name, 'int'])

/** All of a store but for its records, which have parts in other places. */
export const STORE_TABLES: readonly StoreTable[] = [
  {
    sqlite: 'frontier',
    postgres: 'frontier',
    order: 'position',
    columns: [
      ['position', 'bigint'],
      ...text('url', 'state', 'first_seen_run', 'first_seen_at', 'visited_run'),
      ...int('attempts', 'rejections'),
      ['transient', 'boolean'],
      ...text('first_failed_at', 'last_failed_at'),
      ...int('last_status'),
      ...text('last_error', 'why', 'date', 'title', 'listed'),
    ],
  },
  {
    sqlite: 'runs',
    postgres: 'store_run',
    order: 'position',
    columns: [...text('run', 'mode', 'config_digest', 'started', 'finished', 'status', 'reason'), ['counts', 'json']],
  },
  { sqlite: 'facts', postgres: 'fact', order: 'key', columns: text('key', 'value') },
  {
    sqlite: 'listing_pages',
    postgres: 'listing_page',
    order: 'position',
    columns: text('url', 'digest', 'etag', 'last_modified', 'seen_at', 'listed'),
  },
  {
    sqlite: 'documents',
    postgres: 'document',
    order: 'position',
    columns: [
      ...text('record', 'key'),
      ...int('place'),
      ...text('url', 'wanted', 'state'),
      ...int('attempts'),
      ['transient', 'boolean'],
      ...text('name', 'file', 'type'),
      ['bytes', 'bigint'],
      ...text('sha256', 'reason'),
    ],
  },
]

/** Columns of a record that are the same in both. */
export const RECORD_COLUMNS: readonly TableColumn[] = [
  ...text('url', 'digest', 'first_run', 'run', 'scraped_at', 'checked_at', 'date', 'date_raw', 'language', 'title'),
  ...text('tags', 'authors', 'extra', 'body', 'etag', 'last_modified', 'page_digest'),
  ...int('quality'),
  ...text('quality_reasons'),
]

/** Texts of a record that PostgreSQL cannot keep as they are when they hold a NUL. */
export const ESCAPED_TEXTS = ['date', 'date_raw', 'language', 'title', 'body'] as const

/** What checks say of a record. */
export const ANSWER_COLUMNS: readonly TableColumn[] = text('answers_spec', 'answers')

/** What a run saw of its source. */
export const MEASURE_COLUMNS: readonly TableColumn[] = text('run', 'config_digest', 'measures')

/** A row of any of them, by the names of its columns. */
export type StoreRow = Record<string, string | number | boolean | null>
