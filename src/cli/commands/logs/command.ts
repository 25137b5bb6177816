import { defineCommand } from '../../command.ts'

export const logsCommand = defineCommand({
  command: 'logs <scraper>',
  describe: 'print the newest log of a scraper, or follow it',
  examples: [
    ['$0 logs fiji/fiji_sun', 'the newest log, whole'],
    ['$0 logs fiji/fiji_sun -f', 'also what is written from now on, until Ctrl-C'],
    ['less "$($0 logs fiji/fiji_sun --path)"', 'read it with a pager'],
  ],
  options: (yargs) =>
    yargs
      .positional('scraper', { type: 'string', demandOption: true, describe: 'country/source, or a source alone' })
      .option('follow', { type: 'boolean', alias: 'f', default: false, describe: 'go on with what is written later' })
      .option('run', { type: 'string', describe: 'the log of that run, and not the newest' })
      .option('path', { type: 'boolean', default: false, describe: 'print only where the log is' }),
  run: async (args, io) => (await import('./show-log.ts')).showLog(args, io),
})
