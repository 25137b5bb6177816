import { defineCommand } from '../../command.ts'
import { KEEP_ALL } from '../../options/keep-options.ts'
import { refuse } from '../../mistake.ts'
import { NO_OUTPUTS } from '../../options/output-options.ts'
import { RUN_FLAGS } from '../../options/run-options.ts'
import { FLEET_FLAGS } from '../../options/fleet-options.ts'
import { NO_FILTERS } from '../../options/selection-options.ts'

export const runCommand = defineCommand({
  command: 'run <scraper>',
  describe: 'run one scraper in this terminal and show its output',
  examples: [
    ['$0 run fiji/fiji_sun', 'one scraper'],
    ['$0 run fiji/fiji_sun --max-articles 5 --log-level debug', 'a quick look at a new config'],
    ['$0 run fiji/fiji_sun --full --max-pages 2 --record sun.warc.gz', 'record all responses ...'],
    ['$0 run fiji/fiji_sun --replay sun.warc.gz', '... and try other selectors on them, offline'],
  ],
  options: (yargs) =>
    yargs
      .positional('scraper', { type: 'string', demandOption: true, describe: 'country/source' })
      .option('record', { type: 'string', describe: 'record all responses in a new WARC file' })
      .option('replay', {
        type: 'string',
        describe: 'use the responses of such a file; records go to a separate store',
      })
      .option('headed', {
        type: 'boolean',
        default: false,
        describe: 'show the window of the browser, where there is a screen',
      })
      .options({ part: FLEET_FLAGS.part, 'wait-lock': FLEET_FLAGS['wait-lock'] })
      .options(RUN_FLAGS),
  run: async (args, io) => {
    const { recordingArgs } = await import('./recording-args.ts')
    const recording = recordingArgs(args, io)
    if (typeof recording === 'string') return refuse(io, recording)
    // The scraper is another process: it looks into its environment.
    if (args.headed) process.env['REGATTA_HEADLESS'] = 'false'
    const { runAll } = await import('../run-all/run.ts')
    const alone = {
      ...NO_OUTPUTS,
      ...KEEP_ALL,
      ...NO_FILTERS,
      sequential: true,
      maxParallel: 1,
      maxConcurrentSites: undefined,
      retries: 0,
      retryDelay: 0,
      maxFailures: undefined,
      failFast: false,
      maxTotalRss: undefined,
      until: undefined,
      nice: undefined,
      ioClass: undefined,
      due: false,
      ignoreSchedule: true,
      groupBy: 'source',
      dryRun: false,
      detach: false,
      strict: true,
    } as const
    return runAll({ ...args, ...recording, ...alone, pattern: [args.scraper] }, io)
  },
})
