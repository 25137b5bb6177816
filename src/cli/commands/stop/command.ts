import { defineCommand } from '../../command.ts'
import { RUN_POSITIONAL } from '../../options/run-positional.ts'
import { NAME_FLAGS, PATTERN } from '../../options/selection-options.ts'

export const stopCommand = defineCommand({
  command: 'stop [run] [pattern...]',
  describe: 'stop a run, or some of its scrapers, gracefully: they finish and store their current page',
  examples: [
    ['$0 stop', 'the current run'],
    ['$0 stop --now', 'kill it; what is stored stays stored'],
    ['$0 stop fiji/fiji_sun', 'one scraper; the rest goes on'],
    ["$0 stop 'fiji/*' --now", 'kill all of a country; those that have not started never do'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', RUN_POSITIONAL)
      .positional('pattern', PATTERN)
      .options(NAME_FLAGS)
      .option('now', { type: 'boolean', default: false, describe: 'kill the scrapers at once' }),
  run: async (args, io) => (await import('./run.ts')).stop(args, io),
})
