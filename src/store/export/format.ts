/** What `export` can write. */
export const FORMATS = ['jsonl', 'csv', 'parquet'] as const
export type Format = (typeof FORMATS)[number]
