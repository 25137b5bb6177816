import { defineCommand } from '../../command.ts'
import { CSV_FLAG } from '../../options/csv-flag.ts'
import { RUN_POSITIONAL } from '../../options/run-positional.ts'
import { NAME_FLAGS, PATTERN } from '../../options/selection-options.ts'

export const statusCommand = defineCommand({
  command: 'status [run] [pattern...]',
  describe: 'show the current run, or the last one',
  examples: [
    ['$0 status', 'every scraper of the newest run'],
    ['$0 status --watch', 'the same, until the run ends'],
    ["$0 status 'fiji/*' --failed", 'failed scrapers of one country'],
    ['$0 status --scraper fiji/fiji_sun', 'all statistics of one scraper'],
    ['$0 status --csv > run.csv', 'a row for each scraper, for a spreadsheet'],
    ['$0 status --json', 'like the summary, with queued and running scrapers'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', RUN_POSITIONAL)
      .positional('pattern', PATTERN)
      .options(NAME_FLAGS)
      .option('failed', { type: 'boolean', default: false, describe: 'only failed scrapers' })
      .option('scraper', { type: 'string', describe: 'country/source: statistics of one finished scraper' })
      .option('csv', CSV_FLAG)
      .option('watch', { type: 'boolean', default: false, describe: 'refresh every two seconds' }),
  run: async (args, io) => (await import('./run.ts')).status(args, io),
})
