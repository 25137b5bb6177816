import type { Options } from 'yargs'
import type { RunOptions } from '../../fleet/run/create-run.ts'
import { autoSlots } from '../../fleet/capacity/slots.ts'
import type { FlagValues } from '../command.ts'
import { wholeNumber, slots, span } from './flag-values.ts'

/** Flags that decide how a fleet is run; `run-all` and `retry` share them. */
export const FLEET_FLAGS = {
  'max-parallel': {
    type: 'string',
    default: 'auto',
    describe: 'most scrapers that run in parallel: a number, or auto (from cores and free memory)',
    coerce: slots('--max-parallel'),
  },
  'max-concurrent-sites': {
    type: 'string',
    describe: 'another name of --max-parallel: sites that are read at once (1 to 3 are usual)',
    coerce: wholeNumber('max-concurrent-sites'),
  },
  retries: {
    type: 'string',
    default: '0',
    describe: 'how often failed scrapers are retried at the end of the run',
    coerce: wholeNumber('retries', 0),
  },
  'retry-delay': {
    type: 'string',
    default: '10s',
    describe: 'delay before the first of these retries; it doubles each time',
    coerce: span('retry-delay', { zero: true }),
  },
  'max-failures': {
    type: 'string',
    describe: 'start no more scrapers once this many have failed',
    coerce: wholeNumber('max-failures'),
  },
  'fail-fast': { type: 'boolean', default: false, describe: 'at the first failure, also stop the running scrapers' },
} as const satisfies Record<string, Options>

export interface FleetArgs extends FlagValues<typeof FLEET_FLAGS> {}

/** Slots as things stand. */
function slotCount({ maxParallel, maxConcurrentSites }: Pick<FleetArgs, 'maxParallel' | 'maxConcurrentSites'>): number {
  if (maxConcurrentSites !== undefined) return maxConcurrentSites
  return maxParallel === 'auto' ? autoSlots() : maxParallel
}

/** The options of the run loop, from the command line. */
export function limitOptions(args: FleetArgs): Pick<RunOptions, 'maxParallel' | 'retries' | 'limits'> {
  return {
    maxParallel: slotCount(args),
    retries: args.retries,
    limits: {
      auto_slots: args.maxParallel === 'auto' && args.maxConcurrentSites === undefined,
      retry_delay_ms: args.retryDelay,
      max_failures: args.maxFailures ?? (args.failFast ? 1 : null),
      fail_fast: args.failFast,
    },
  }
}
