import { defineCommand } from '../../command.ts'

export const completionCommand = defineCommand({
  command: 'completion <shell>',
  describe: 'print what makes a shell complete commands, flags, countries and sources',
  examples: [
    ['source <($0 completion bash)', 'in ~/.bashrc; `completion zsh` in ~/.zshrc, after compinit'],
    ['$0 completion fish | source', 'in ~/.config/fish/config.fish'],
    ['$0 completion words -- run-all fi', 'what the last word may become, one a line; shells ask in this way'],
  ],
  data: true,
  ownRest: true,
  options: (yargs) =>
    yargs.positional('shell', {
      type: 'string',
      choices: ['bash', 'zsh', 'fish', 'words'] as const,
      demandOption: true,
      describe: 'the shell; or words, for what the last word behind -- may become',
    }),
  run: async (args, io, words, commands) => (await import('./run.ts')).complete(args, io, words, commands),
})
