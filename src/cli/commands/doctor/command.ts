import { defineCommand } from '../../command.ts'

export const doctorCommand = defineCommand({
  command: 'doctor',
  describe: 'check whether this machine can run scrapers, and say how to fix what is wrong',
  examples: [
    ['$0 doctor', 'one line for each check'],
    ['$0 doctor --json', 'for a script; exit code 1 if a check fails'],
  ],
  options: (yargs) => yargs,
  run: async (args, io) => (await import('./examine.ts')).examine(args, io),
})
