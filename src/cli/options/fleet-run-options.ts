import type { Options } from 'yargs'
import type { FlagValues } from '../command.ts'
import { FLEET_FLAGS } from './fleet-options.ts'
import { keepFlags } from './keep-options.ts'
import { OUTPUT_FLAGS } from './output-options.ts'
import { RUN_FLAGS } from './run-options.ts'
import { SELECTION_FLAGS } from './selection-options.ts'

/** Flags of runs of a fleet; `run-all` and `schedule` share them. */
export const FLEET_RUN_FLAGS = {
  ...SELECTION_FLAGS,
  ...FLEET_FLAGS,
  ...OUTPUT_FLAGS,
  ...keepFlags('after the run '),
  sequential: {
    type: 'boolean',
    default: false,
    describe: 'run one scraper at a time and show its output',
  },
  'group-by': {
    choices: ['source', 'host'],
    default: 'source',
    describe: 'which scrapers form a group and run one after the other',
  },
  due: { type: 'boolean', default: false, describe: 'run only scrapers that are due; do not report the others' },
  'ignore-schedule': {
    type: 'boolean',
    default: false,
    describe: 'also run scrapers that are not due by their `every` and `window`',
  },
  strict: { type: 'boolean', default: false, describe: 'refuse to start if any config is invalid' },
  ...RUN_FLAGS,
} as const satisfies Record<string, Options>

export interface FleetRunArgs extends FlagValues<typeof FLEET_RUN_FLAGS> {
  pattern: string[]
}
