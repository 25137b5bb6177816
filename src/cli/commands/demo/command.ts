import { defineCommand } from '../../command.ts'

export const demoCommand = defineCommand({
  command: 'demo',
  describe: 'run a fleet of 24 scrapers over a simulated news web, and check what it says against the truth',
  examples: [
    ['$0 demo', 'with a site that is down, one that was redesigned, and other troubles'],
    ['$0 demo --calm', 'without troubles'],
    ['$0 demo --again', 'run the fleet twice: the second time only what is new is fetched'],
    ['$0 demo --keep', 'leave the simulated web running afterwards, to try other commands on it'],
  ],
  options: (yargs) =>
    yargs
      .option('calm', { type: 'boolean', default: false, describe: 'leave the troubles out' })
      .option('again', {
        type: 'boolean',
        default: false,
        describe: 'in calm weather: let news come in and run the fleet a second time',
      })
      .option('dir', { type: 'string', default: 'demo-run', describe: 'working folder, made anew each time' })
      .option('keep', {
        type: 'boolean',
        default: false,
        describe: 'keep the simulated web running until Ctrl-C',
      }),
  run: async (args, io) => (await import('./play.ts')).playDemo(args, io),
})
