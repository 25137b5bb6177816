import { defineCommand } from '../../command.ts'

export const dashboardCommand = defineCommand({
  command: 'dashboard',
  describe: 'show the fleet, its runs and its records in the browser',
  examples: [
    ['$0 dashboard', 'on this machine, read-only'],
    ['$0 dashboard --token-file token', 'who has the token may run, stop and retry'],
    ['$0 dashboard --host 0.0.0.0 --token-file token', 'for other machines, which need the token'],
  ],
  options: (yargs) =>
    yargs
      .option('host', { type: 'string', default: '127.0.0.1', describe: 'address to listen at; others need a token' })
      .option('port', { type: 'string', default: '8790', describe: 'port to listen at; 0 takes a free one' })
      .option('token-file', { type: 'string', describe: 'file with the token that actions need' }),
  run: async (args, io) => (await import('./run.ts')).dashboard(args, io),
})
