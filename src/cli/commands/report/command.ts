import { defineCommand } from '../../command.ts'
import { REPORT_FLAGS } from '../../options/output-options.ts'

export const reportCommand = defineCommand({
  command: 'report [run]',
  describe: 'statistics of the last runs and the quality of their records, or one run as JUnit, Markdown or Prometheus',
  examples: [
    ['$0 report', 'success, durations, records per day and quality of the last ten runs'],
    ['$0 report --last 50 --json', 'the last fifty, for a program'],
    ['$0 report 20261121_115902 --junit junit.xml --markdown summary.md', 'one run, for other programs'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning' })
      .options(REPORT_FLAGS)
      .option('last', { type: 'string', default: '10', describe: 'number of runs' })
      .option('stores', {
        type: 'boolean',
        default: true,
        describe: 'read record quality from the stores; --no-stores is faster',
      }),
  run: async (args, io) => (await import('./run.ts')).report(args, io),
})
