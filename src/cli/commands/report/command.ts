import { defineCommand } from '../../command.ts'
import { REPORT_FLAGS } from '../../options/output-options.ts'

export const reportCommand = defineCommand({
  command: 'report [run]',
  describe: 'statistics of the last runs and the quality of their records; or a run as JUnit, Markdown, Prometheus',
  examples: [
    ['$0 report', 'success, durations, records a day and quality over the last ten runs'],
    ['$0 report --last 50 --json', 'more of them, for a program'],
    ['$0 report 20261121_115902 --junit junit.xml --markdown summary.md', 'one run for other programs'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning' })
      .options(REPORT_FLAGS)
      .option('last', { type: 'string', default: '10', describe: 'how many runs' })
      .option('stores', {
        type: 'boolean',
        default: true,
        describe: 'look into the stores for the quality of records; --no-stores is quicker',
      }),
  run: async (args, io) => (await import('./run.ts')).report(args, io),
})
