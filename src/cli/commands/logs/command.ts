import { defineCommand } from '../../command.ts'

export const logsCommand = defineCommand({
  command: 'logs <scraper>',
  describe: 'print or follow the newest log of a scraper',
  examples: [
    ['$0 logs fiji/fiji_sun', 'the newest log'],
    ['$0 logs fiji/fiji_sun -f', 'follow it until Ctrl-C'],
    ['less "$($0 logs fiji/fiji_sun --path)"', 'read it with a pager'],
  ],
  options: (yargs) =>
    yargs
      .positional('scraper', { type: 'string', demandOption: true, describe: 'country/source, or a source alone' })
      .option('follow', { type: 'boolean', alias: 'f', default: false, describe: 'keep printing new lines' })
      .option('run', { type: 'string', describe: 'the log of this run instead of the newest' })
      .option('path', { type: 'boolean', default: false, describe: 'print only the path of the log' }),
  run: async (args, io) => (await import('./show-log.ts')).showLog(args, io),
})
