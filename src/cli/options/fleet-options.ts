import type { Options } from 'yargs'
import type { RunOptions } from '../../fleet/run/create-run.ts'
import { autoSlots } from '../../fleet/capacity/slots.ts'
import type { FlagValues } from '../command.ts'
import { count, slots, span } from './flag-values.ts'

/** Flags that decide how a fleet is run; `run-all` and `retry` share them. */
export const FLEET_FLAGS = {
  'max-parallel': {
    type: 'string',
    default: 'auto',
    describe: 'slots for scraper processes: a number, or auto (follows cores and free memory)',
    coerce: slots,
  },
  retries: {
    type: 'string',
    default: '0',
    describe: 'further attempts at failed scrapers, at the end of the run',
    coerce: count('retries', 0),
  },
  'retry-delay': {
    type: 'string',
    default: '10s',
    describe: 'wait before them; doubles each time',
    coerce: span('retry-delay', { zero: true }),
  },
  'max-failures': {
    type: 'string',
    describe: 'start nothing more once so many have failed',
    coerce: count('max-failures'),
  },
  'fail-fast': { type: 'boolean', default: false, describe: 'at the first failure stop what runs, too' },
} as const satisfies Record<string, Options>

export interface FleetArgs extends FlagValues<typeof FLEET_FLAGS> {}

/** Slots as things stand. */
export function slotCount({ maxParallel }: Pick<FleetArgs, 'maxParallel'>): number {
  return maxParallel === 'auto' ? autoSlots() : maxParallel
}

export function conductOptions(args: FleetArgs): Pick<RunOptions, 'maxParallel' | 'retries' | 'limits'> {
  return {
    maxParallel: slotCount(args),
    retries: args.retries,
    limits: {
      auto_slots: args.maxParallel === 'auto',
      retry_delay_ms: args.retryDelay,
      max_failures: args.maxFailures ?? (args.failFast ? 1 : null),
      fail_fast: args.failFast,
    },
  }
}
