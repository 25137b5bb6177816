import { EXPORT_ENDINGS, FORMATS } from '../../../store/export/export-format.ts'
import { PARTITION_KEYS } from '../../../store/export/partitions.ts'
import { defineCommand } from '../../command.ts'

const USUAL = Object.values(EXPORT_ENDINGS)
  .map(([usual]) => usual)
  .join(' ')

export const exportCommand = defineCommand({
  command: 'export [pattern...]',
  describe: 'write the records of all sources, or of those that match the patterns, to one file',
  data: true,
  examples: [
    ['$0 export > records.jsonl', 'everything, one JSON object a line'],
    ["$0 export 'fiji/*' --out fiji.csv", 'one country, for a spreadsheet'],
    ['$0 export --out new.parquet --since 2026-11-01', 'records stored or changed since a date'],
    ['$0 export --to postgres://me@db.example/news', 'into a table: a record with the same URL is replaced'],
    ['$0 export --partition country,month --out lake --since last', 'Parquet in folders, and later only what is new'],
    ['$0 export --out prices.xlsx --fields url,title,extra.price', 'some fields, as a workbook'],
  ],
  options: (yargs) =>
    yargs
      .positional('pattern', { type: 'string', array: true, describe: 'globs over country/source', default: [] })
      .option('format', {
        choices: FORMATS,
        describe: `output format, where the ending of --out does not say it (${USUAL}); else jsonl`,
      })
      .option('out', { type: 'string', alias: 'o', describe: 'output file; - or none for stdout' })
      .option('to', {
        type: 'string',
        describe:
          'a database or bucket in the place of --out: postgres://..., a SQLite file (upsert by URL), s3://bucket/folder',
      })
      .option('table', { type: 'string', default: 'records', describe: 'table of the database of --to' })
      .option('split', {
        choices: ['source'] as const,
        describe: 'one file per source, in the folder of --out or --to',
      })
      .option('partition', {
        type: 'string',
        describe: `Parquet files in folders such as country=fiji/month=2026-11: ${PARTITION_KEYS.join(', ')}`,
      })
      .option('since', {
        type: 'string',
        describe:
          'only records stored or changed since a date (YYYY-MM-DD) or an ISO time, in UTC; last: since the last export to the same place',
      })
      .option('until', {
        type: 'string',
        describe: 'only records stored or changed until a date (included) or an ISO time, in UTC',
      })
      .option('fields', { type: 'string', describe: 'only these fields, in this order: url,title,extra.price' }),
  run: async (args, io) => (await import('./run.ts')).exportAll(args, io),
})
