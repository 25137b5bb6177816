import { defineCommand } from '../../command.ts'
import { RUN_POSITIONAL } from '../../options/run-positional.ts'
import { NAME_FLAGS, PATTERN } from '../../options/selection-options.ts'

export const pauseCommand = defineCommand({
  command: 'pause [run] [pattern...]',
  describe: 'pause scrapers while the rest of the run goes on: no request starts until they are resumed',
  examples: [
    ['$0 pause fiji/fiji_sun', 'one scraper; its slot is free for others'],
    ["$0 pause 'fiji/*'", 'all of a country, also those that have not started'],
    ['$0 pause', 'every scraper of the run'],
  ],
  options: (yargs) => yargs.positional('run', RUN_POSITIONAL).positional('pattern', PATTERN).options(NAME_FLAGS),
  run: async (args, io) => (await import('../../session/order-command.ts')).orderCommand('pause', args, io),
})
