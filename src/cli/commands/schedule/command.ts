import type { Argv } from 'yargs'
import { defineCommand } from '../../command.ts'
import { FLEET_RUN_FLAGS } from '../../options/fleet-run-options.ts'
import { PATTERN } from '../../options/selection-options.ts'

export const scheduleCommand = defineCommand({
  command: 'schedule <cron> [pattern...]',
  describe: 'start run-all at set times, in the foreground',
  examples: [
    ['$0 schedule "0 */6 * * *"', 'every six hours, run what is due'],
    [
      '$0 schedule "30 5 * * mon-fri" fiji --timezone Pacific/Fiji --catch-up',
      'one country; missed times are caught up on',
    ],
    ['$0 schedule "0 6 * * *" --dry-run', 'show the next times'],
  ],
  options,
  run: async (args, io, words = []) => (await import('./run.ts')).schedule({ ...args, words }, io, options),
})

function options(yargs: Argv) {
  return yargs
    .positional('cron', {
      type: 'string',
      demandOption: true,
      describe: '"minute hour day month weekday" in quotes, or six fields beginning with the second, or @daily',
    })
    .option('timezone', { type: 'string', describe: 'time zone, e.g. Europe/Berlin; by default that of the machine' })
    .option('overlap', {
      choices: ['skip', 'queue'] as const,
      default: 'skip' as const,
      describe: 'what to do when a time comes during a run: skip it, or run once more afterwards',
    })
    .option('catch-up', {
      type: 'boolean',
      default: false,
      describe: 'run once for all times missed while asleep, stopped or locked out',
    })
    .option('once', { type: 'boolean', default: false, describe: 'exit after the first run, with its exit code' })
    .option('heartbeat', { type: 'string', describe: 'file to touch at least every minute while the schedule works' })
    .positional('pattern', PATTERN)
    .option('dry-run', { type: 'boolean', default: false, describe: 'print the next times; changes nothing' })
    .options(FLEET_RUN_FLAGS)
}
