import { defineCommand } from '../../command.ts'
import { NAME_FLAGS, PATTERN } from '../../options/selection-options.ts'

export const statusCommand = defineCommand({
  command: 'status [run] [pattern...]',
  describe: 'the run that is going on, or the last one',
  examples: [
    ['$0 status', 'every scraper of the newest run'],
    ['$0 status --watch', 'the same, until the run ends'],
    ["$0 status 'fiji/*' --failed", 'what failed of one country'],
    ['$0 status --scraper fiji/fiji_sun', 'all that one scraper counted'],
    ['$0 status --json', 'the shape of the summary, with queued and running'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning; the newest by default' })
      .positional('pattern', PATTERN)
      .options(NAME_FLAGS)
      .option('failed', { type: 'boolean', default: false, describe: 'only scrapers that failed in the run' })
      .option('scraper', { type: 'string', describe: 'country/source: the statistics of one that has ended' })
      .option('watch', { type: 'boolean', default: false, describe: 'show it again every two seconds' }),
  run: async (args, io) => (await import('./run.ts')).status(args, io),
})
