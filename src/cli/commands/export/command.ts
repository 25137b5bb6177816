import { FORMATS } from '../../../store/export/format.ts'
import { defineCommand } from '../../command.ts'

export const exportCommand = defineCommand({
  command: 'export [pattern...]',
  describe: 'write the records of all sources, or of those that the patterns name, to one file',
  data: true,
  examples: [
    ['$0 export > records.jsonl', 'everything, one JSON object a line'],
    ["$0 export 'fiji/*' --out fiji.csv", 'one country, for a spreadsheet'],
    ['$0 export --out new.parquet --since 2026-11-01', 'what was stored or changed since a day'],
  ],
  options: (yargs) =>
    yargs
      .positional('pattern', { type: 'string', array: true, describe: 'globs over country/source', default: [] })
      .option('format', {
        choices: FORMATS,
        describe: "of the output; by default what --out's ending says, else jsonl",
      })
      .option('out', { type: 'string', alias: 'o', describe: 'file to write; stdout without it, or with -' })
      .option('since', {
        type: 'string',
        describe: 'only records stored or changed since a day (YYYY-MM-DD) or an ISO time, in UTC',
      }),
  run: async (args, io) => (await import('./run.ts')).exportAll(args, io),
})
