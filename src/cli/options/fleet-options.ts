import type { Options } from 'yargs'
import type { RunOptions } from '../../fleet/run/create-run.ts'
import { autoSlots } from '../../fleet/capacity/slots.ts'
import { nextTime } from '../../vocabulary/time/next-time.ts'
import type { FlagValues } from '../command.ts'
import { megabytes, niceness, slots, span, clockTime, wholeNumber } from './flag-values.ts'

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
  'max-total-rss': {
    type: 'string',
    describe: 'memory of the whole run above which no more scrapers start, e.g. 2gb',
    coerce: megabytes('max-total-rss'),
  },
  until: {
    type: 'string',
    describe: 'time of day by which the run is over, e.g. 06:00: what still runs is stopped gracefully before',
    coerce: clockTime('until'),
  },
  nice: {
    type: 'string',
    describe: 'leave the CPU to other programs: 0 to 19',
    coerce: niceness,
  },
  'io-class': { choices: ['idle', 'best-effort'] as const, describe: 'leave the disk to other programs (Linux)' },
  part: {
    type: 'boolean',
    default: false,
    describe: 'run beside other runs with --part that visit none of the same hosts',
  },
  'wait-lock': {
    type: 'string',
    describe: 'how long to wait for another run to end, e.g. 10m; not at all by default',
    coerce: span('wait-lock'),
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
export function limitOptions(args: FleetArgs): Pick<RunOptions, 'maxParallel' | 'retries' | 'limits' | 'part'> {
  return {
    maxParallel: slotCount(args),
    retries: args.retries,
    limits: {
      auto_slots: args.maxParallel === 'auto' && args.maxConcurrentSites === undefined,
      retry_delay_ms: args.retryDelay,
      max_failures: args.maxFailures ?? (args.failFast ? 1 : null),
      fail_fast: args.failFast,
      ...(args.maxTotalRss === undefined ? {} : { max_total_rss_mb: args.maxTotalRss }),
      ...(args.until === undefined ? {} : { until: nextTime(args.until).getTime() }),
      ...givesWay(args),
    },
    ...(args.part ? { part: true } : {}),
  }
}

/** The wish to give way, which the plan keeps for whoever takes the run over; nothing where there is none. */
function givesWay({ nice, ioClass }: Pick<FleetArgs, 'nice' | 'ioClass'>): Pick<RunOptions['limits'], 'nice'> {
  return nice === undefined && ioClass === undefined ? {} : { nice: { cpu: nice ?? null, io: ioClass ?? null } }
}
