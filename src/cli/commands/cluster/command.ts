import { defineCommand } from '../../command.ts'
import { span } from '../../options/flag-values.ts'

export const clusterCommand = defineCommand({
  command: 'cluster <action>',
  describe: 'show what the workers do, or clear away what dead ones left',
  examples: [
    ['$0 cluster status', 'workers, queues, hosts and fail-overs, now'],
    ['$0 cluster status --watch', 'the same every two seconds'],
    ['$0 cluster reap --dry-run', 'workers that died long ago'],
  ],
  options: (yargs) =>
    yargs
      .positional('action', { choices: ['status', 'reap'] as const, demandOption: true, describe: 'what to do' })
      .option('watch', { type: 'boolean', default: false, describe: 'refresh every two seconds' })
      .option('older-than', {
        type: 'string',
        default: '2h',
        describe: 'silence after which a worker is cleared away',
        coerce: span('older-than', { zero: true }),
      })
      .option('dry-run', { type: 'boolean', default: false, describe: 'only say what would be cleared away' }),
  run: async (args, io) => (await import('./run.ts')).cluster(args, io),
})
