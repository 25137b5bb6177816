import type { Command, CommonArgs, Io } from './command.ts'
import { EXIT_USAGE } from '../fleet/exit-code.ts'
import { fleetOptions } from './fleet-options.ts'
import { keepOptions } from './keep-options.ts'
import { outputOptions } from './output-options.ts'
import { runOptions } from './run-options.ts'
import type { RunAllArgs } from './run-all/args.ts'
import { selectionOptions } from './selection-options.ts'

export const command: Command<RunAllArgs> = {
  command: 'run-all [pattern...]',
  describe: 'run the fleet, or the part of it that the patterns name',
  examples: [
    ['$0 run-all', 'every scraper below configs/'],
    ['$0 run-all --dry-run', 'show the plan and start nothing'],
    ["$0 run-all 'fiji/*' --max-parallel 4", 'one country, four at a time'],
    ['$0 run-all --country fiji,tonga --tag daily --failed-last', 'filters, one after the other'],
    ['$0 run-all --events events.ndjson --junit junit.xml --notify env:SLACK_HOOK', 'tell programs and people, too'],
  ],
  options: (yargs) =>
    runOptions(
      keepOptions(outputOptions(fleetOptions(selectionOptions(yargs))), 'after the run ')
        .option('dry-run', { type: 'boolean', default: false, describe: 'print the plan; touches nothing' })
        .option('sequential', {
          type: 'boolean',
          default: false,
          describe: 'one scraper at a time, its output shown, nothing detached',
        })
        .option('group-by', {
          choices: ['source', 'host'] as const,
          default: 'source' as const,
          describe: 'what makes scrapers run one after the other',
        })
        .option('due', { type: 'boolean', default: false, describe: 'leave what is not due out of the run' })
        .option('ignore-schedule', {
          type: 'boolean',
          default: false,
          describe: 'run also what is not due by its `every` and `window`',
        })
        .option('record', {
          type: 'string',
          describe: 'write what is fetched to a new folder, one WARC file a scraper',
        })
        .option('replay', { type: 'string', describe: 'answer from such a folder; records go to stores of their own' })
        .option('detach', { type: 'boolean', default: false, describe: 'start, print the run id and return' })
        .option('strict', { type: 'boolean', default: false, describe: 'refuse to start when any config is invalid' }),
    ) as never,
  run: async ({ record, replay, ...args }: RunAllArgs & CommonArgs, io: Io) => {
    const { recordingFolders } = await import('./run-all/recordings.ts')
    const recording = recordingFolders({ ...args, record, replay }, io)
    if (typeof recording === 'string') {
      io.stderr.write(`regatta: ${recording}\n`)
      return EXIT_USAGE
    }
    return (await import('./run-all/run.ts')).runAll({ ...args, ...recording }, io)
  },
}
