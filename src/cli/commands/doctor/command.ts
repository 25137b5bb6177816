import { defineCommand } from '../../command.ts'

export const doctorCommand = defineCommand({
  command: 'doctor',
  describe: 'say what this machine can and cannot do, and how to mend it',
  examples: [
    ['$0 doctor', 'one line for each thing that matters'],
    ['$0 doctor --json', 'the same for a script; exit code 1 when something fails'],
  ],
  options: (yargs) => yargs,
  run: async (args, io) => (await import('./examine.ts')).examine(args, io),
})
