import { defineCommand } from '../../command.ts'
import { REPORT_FLAGS } from '../../options/output-options.ts'

export const reportCommand = defineCommand({
  command: 'report [run]',
  describe:
    'statistics of the last runs and the quality of their records, also as a page or tables; or one run for other programs',
  examples: [
    ['$0 report', 'success, durations, records per day and quality of the last ten runs'],
    ['$0 report --last 50 --json', 'the last fifty, for a program'],
    [
      '$0 report --html report.html --csv tables',
      'the last thirty as a page to open, print or send, and for a spreadsheet',
    ],
    ['$0 report 20261121_115902 --junit junit.xml --markdown summary.md', 'one run, for other programs'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning' })
      .options(REPORT_FLAGS)
      .option('html', {
        type: 'string',
        describe: 'write the statistics with charts to a file: one page that needs no network and no script',
      })
      .option('csv', { type: 'string', describe: 'write the same as CSV files into a folder' })
      .option('last', { type: 'string', describe: 'number of runs [default: 10; 30 with --html or --csv]' })
      .option('stores', {
        type: 'boolean',
        default: true,
        describe: 'read record quality from the stores; --no-stores is faster',
      }),
  run: async (args, io) => (await import('./run.ts')).report(args, io),
})
