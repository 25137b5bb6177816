import { defineCommand } from '../../command.ts'
import { wholeNumber } from '../../options/flag-values.ts'

export const logsCommand = defineCommand({
  command: 'logs [scraper...]',
  describe: 'print or follow the newest logs of scrapers',
  examples: [
    ['$0 logs fiji/fiji_sun', 'the newest log'],
    ['$0 logs fiji/fiji_sun -f', 'follow it until Ctrl-C'],
    ["$0 logs 'fiji/*' -f --level warn", 'warnings and errors of several, merged as they come'],
    ['$0 logs --failed --lines 20', 'the ends of the logs of what failed in the newest run'],
    ['less "$($0 logs fiji/fiji_sun --path)"', 'read it with a pager'],
  ],
  options: (yargs) =>
    yargs
      .positional('scraper', {
        type: 'string',
        array: true,
        default: [] as string[],
        describe: 'country/source, a source alone, or globs; with -f or --failed all of the newest run by default',
      })
      .option('follow', { type: 'boolean', alias: 'f', default: false, describe: 'keep printing new lines' })
      .option('failed', { type: 'boolean', default: false, describe: 'only scrapers that failed in the newest run' })
      .option('level', {
        choices: ['debug', 'info', 'warn', 'error'] as const,
        describe: 'only lines of this level and above',
      })
      .option('lines', {
        type: 'string',
        describe: 'only the last so many lines of each log; with -f of several 10 by default',
        coerce: wholeNumber('lines', 0),
      })
      .option('run', { type: 'string', describe: 'the logs of this run instead of the newest' })
      .option('path', { type: 'boolean', default: false, describe: 'print only the paths of the logs' }),
  run: async (args, io) => (await import('./show-log.ts')).showLogs(args, io),
})
