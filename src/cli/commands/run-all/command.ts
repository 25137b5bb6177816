import { defineCommand } from '../../command.ts'
import { FLEET_RUN_FLAGS } from '../../options/fleet-run-options.ts'
import { PATTERN } from '../../options/selection-options.ts'
import { refuse } from '../../mistake.ts'

export const runAllCommand = defineCommand({
  command: 'run-all [pattern...]',
  describe: 'run all scrapers, or those that match the patterns',
  examples: [
    ['$0 run-all', 'every scraper below configs/'],
    ['$0 run-all --dry-run', 'show the plan and start nothing'],
    ["$0 run-all 'fiji/*' --max-parallel 4", 'one country, four at a time'],
    ['$0 run-all --country fiji,tonga --tag daily --failed-last', 'filters can be combined'],
    [
      '$0 run-all --events events.ndjson --junit junit.xml --notify env:SLACK_HOOK',
      'report to programs and people, too',
    ],
  ],
  options: (yargs) =>
    yargs
      .positional('pattern', PATTERN)
      .option('dry-run', { type: 'boolean', default: false, describe: 'print the plan; changes nothing' })
      .option('detach', { type: 'boolean', default: false, describe: 'start in the background and print the run id' })
      .option('record', { type: 'string', describe: 'record all responses in a new folder, one WARC file per scraper' })
      .option('replay', {
        type: 'string',
        describe: 'use the responses of such a folder; records go to separate stores',
      })
      .options(FLEET_RUN_FLAGS),
  run: async ({ record, replay, ...args }, io) => {
    const { recordingFolders } = await import('./recordings.ts')
    const recording = recordingFolders({ ...args, record, replay }, io)
    if (typeof recording === 'string') return refuse(io, recording)
    return (await import('./run.ts')).runAll({ ...args, ...recording }, io)
  },
})
