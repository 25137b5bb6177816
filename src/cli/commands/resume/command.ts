import { defineCommand } from '../../command.ts'
import { RUN_POSITIONAL } from '../../options/run-positional.ts'
import { NAME_FLAGS, PATTERN } from '../../options/selection-options.ts'

export const resumeCommand = defineCommand({
  command: 'resume [run] [pattern...]',
  describe: 'let paused scrapers go on',
  examples: [
    ['$0 resume fiji/fiji_sun', 'one scraper'],
    ['$0 resume', 'every paused scraper of the run'],
  ],
  options: (yargs) => yargs.positional('run', RUN_POSITIONAL).positional('pattern', PATTERN).options(NAME_FLAGS),
  run: async (args, io) => (await import('../../session/order-command.ts')).orderCommand('resume', args, io),
})
