import type { Command, CommonArgs, Io } from '../../command.ts'
import type { AttachArgs } from './args.ts'

export const command: Command<AttachArgs> = {
  command: 'attach [run]',
  describe: 'follow a run from another terminal, or take it over when its orchestrator died',
  examples: [
    ['$0 attach', 'the newest run'],
    ['$0 attach 20261121_115902', 'the run whose id begins so'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning; the newest by default' })
      .option('on-hup', {
        choices: ['detach', 'stop'] as const,
        default: 'detach' as const,
        describe: 'what a closed terminal does',
      }) as never,
  run: async (args: AttachArgs & CommonArgs, io: Io) => (await import('./run.ts')).attach(args, io),
}
