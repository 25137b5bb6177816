import type { Argv } from 'yargs'
import { defineCommand } from '../../command.ts'
import { FLEET_RUN_FLAGS } from '../../options/fleet-run-options.ts'
import { PATTERN } from '../../options/selection-options.ts'

export const scheduleCommand = defineCommand({
  command: 'schedule <cron> [pattern...]',
  describe: 'run-all at set times, in the foreground',
  examples: [
    ['$0 schedule "0 */6 * * *"', 'what is due, every six hours'],
    [
      '$0 schedule "30 5 * * mon-fri" fiji --timezone Pacific/Fiji --catch-up',
      'one country; a missed time is made up for',
    ],
    ['$0 schedule "0 6 * * *" --dry-run', 'show the next times and start nothing'],
  ],
  options,
  run: async (args, io, words = []) => (await import('./run.ts')).schedule({ ...args, words }, io, options),
})

function options(yargs: Argv) {
  return yargs
    .positional('cron', {
      type: 'string',
      demandOption: true,
      describe: '"minute hour day month weekday" in quotes, or six fields with the second in front, or @daily',
    })
    .option('timezone', { type: 'string', describe: 'time zone of the times, e.g. Europe/Berlin; that of the machine' })
    .option('overlap', {
      choices: ['skip', 'queue'] as const,
      default: 'skip' as const,
      describe: 'a time that comes during a run: left out, or (one of them) run after it',
    })
    .option('catch-up', {
      type: 'boolean',
      default: false,
      describe: 'run once for times that were missed, asleep, not running or locked out',
    })
    .option('once', { type: 'boolean', default: false, describe: 'end after the first run, with its exit code' })
    .option('heartbeat', { type: 'string', describe: 'file that is written at least every minute while all is well' })
    .positional('pattern', PATTERN)
    .option('dry-run', { type: 'boolean', default: false, describe: 'print the next times; touches nothing' })
    .options(FLEET_RUN_FLAGS)
}
