import { defineCommand } from '../../command.ts'

export const manCommand = defineCommand({
  command: 'man',
  describe: 'print the manual page',
  examples: [['$0 man | man -l -', 'read it; `npm install --global` installs it for `man` itself']],
  data: true,
  options: (yargs) => yargs,
  run: async (_args, io, _words, commands) => (await import('./manual-page.ts')).printManual(io, commands),
})
