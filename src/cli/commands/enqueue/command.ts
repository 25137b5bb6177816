import { STAGES } from '../../../cluster/stages.ts'
import { defineCommand } from '../../command.ts'
import { RUN_FLAGS } from '../../options/run-options.ts'
import { SIZE_FLAGS } from '../../options/size-options.ts'
import { PATTERN, SELECTION_FLAGS } from '../../options/selection-options.ts'

export const enqueueCommand = defineCommand({
  command: 'enqueue [pattern...]',
  describe: 'send scrapers to the workers, through the database of DATABASE_URL',
  examples: [
    ['$0 enqueue', 'the whole fleet; what waits or runs already is not sent again'],
    ["$0 enqueue 'fiji/*' --full", 'one country, and articles that are known, too'],
  ],
  options: (yargs) => {
    const { full, timeout, validate } = RUN_FLAGS
    return yargs
      .positional('pattern', PATTERN)
      .options(SELECTION_FLAGS)
      .option('stage', { choices: STAGES, default: 'extraction', describe: 'what is to be done with them' } as const)
      .options({
        full,
        timeout,
        validate,
        'max-pages': RUN_FLAGS['max-pages'],
        'max-articles': RUN_FLAGS['max-articles'],
        ...SIZE_FLAGS,
        'max-wait': RUN_FLAGS['max-wait'],
        'max-rss': RUN_FLAGS['max-rss'],
      })
  },
  run: async (args, io) => (await import('./run.ts')).enqueue(args, io),
})
