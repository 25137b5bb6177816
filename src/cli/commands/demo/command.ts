import { defineCommand } from '../../command.ts'

export const demoCommand = defineCommand({
  command: 'demo',
  describe: 'run 24 scrapers against a simulated news web and compare the results with what they should be',
  examples: [
    ['$0 demo', 'with a site that is down, one that was redesigned, and other faults'],
    ['$0 demo --calm', 'without faults'],
    ['$0 demo --again', 'run the fleet twice: the second run fetches only new articles'],
    ['$0 demo --all', 'with directories, documents behind a login, and newspapers that are read in a browser'],
    ['$0 demo --keep', 'leave the simulated web running afterwards, to try other commands on it'],
  ],
  options: (yargs) =>
    yargs
      .option('calm', { type: 'boolean', default: false, describe: 'no simulated faults' })
      .option('again', {
        type: 'boolean',
        default: false,
        describe: 'without faults: publish new articles and run the fleet a second time',
      })
      .option('all', {
        type: 'boolean',
        default: false,
        describe: 'with further sites: directories, documents behind a login, and newspapers that scripts build',
      })
      .option('dir', { type: 'string', default: 'demo-run', describe: 'working folder, recreated each time' })
      .option('keep', {
        type: 'boolean',
        default: false,
        describe: 'keep the simulated web running until Ctrl-C',
      }),
  run: async (args, io) => (await import('./play.ts')).playDemo(args, io),
})
