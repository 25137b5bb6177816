import { STAGES } from '../../../cluster/stages.ts'
import { defineCommand } from '../../command.ts'
import { span, wholeNumber } from '../../options/flag-values.ts'

export const workerCommand = defineCommand({
  command: 'worker',
  describe: 'work on what was enqueued, until SIGTERM',
  examples: [
    ['$0 worker', 'all kinds of work'],
    ['$0 worker --type extraction --concurrency 8', 'only scrapers, eight at a time'],
  ],
  options: (yargs) =>
    yargs
      .option('type', {
        choices: [...STAGES, 'all'] as const,
        describe: 'kind of work (WORKER_TYPE; all by default)',
      })
      .option('concurrency', {
        type: 'string',
        default: '4',
        describe: 'most scrapers at a time',
        coerce: wholeNumber('concurrency'),
      })
      .option('heartbeat', {
        type: 'string',
        default: '10s',
        describe: 'after which silence it counts as failed and its work goes to another worker; at least 10s',
        coerce: span('heartbeat'),
      })
      .option('grace', {
        type: 'string',
        default: '60s',
        describe: 'time limit for a graceful stop',
        coerce: span('grace'),
      })
      .option('health-port', {
        type: 'string',
        describe: 'port of /healthz, /readyz and /metrics (8080 by default; 0 takes a free one)',
        coerce: wholeNumber('health-port', 0),
      }),
  run: async (args, io) => (await import('./run.ts')).runWorker(args, io),
})
