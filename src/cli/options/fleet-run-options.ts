import type { Argv } from 'yargs'
import { fleetOptions } from './fleet-options.ts'
import { keepOptions } from './keep-options.ts'
import { outputOptions } from './output-options.ts'
import type { FleetRunArgs } from '../commands/run-all/args.ts'
import { runOptions } from './run-options.ts'
import { selectionOptions } from './selection-options.ts'

/** Flags of runs of a fleet; `run-all` and `schedule` share them. */
export function fleetRunOptions(yargs: Argv): Argv<FleetRunArgs> {
  const kept = keepOptions(outputOptions(fleetOptions(selectionOptions(yargs))), 'after the run ')
  const own = kept
    .option('sequential', {
      type: 'boolean',
      default: false,
      describe: 'one scraper at a time, its output shown, nothing detached',
    })
    .option('group-by', {
      choices: ['source', 'host'] as const,
      default: 'source' as const,
      describe: 'what makes scrapers run one after the other',
    })
    .option('due', { type: 'boolean', default: false, describe: 'leave what is not due out of the run' })
    .option('ignore-schedule', {
      type: 'boolean',
      default: false,
      describe: 'run also what is not due by its `every` and `window`',
    })
    .option('strict', { type: 'boolean', default: false, describe: 'refuse to start when any config is invalid' })
  return runOptions(own) as never
}
