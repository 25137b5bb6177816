import type { FleetRunArgs } from '../run-all/args.ts'

export interface ScheduleArgs extends FleetRunArgs {
  cron: string
  timezone: string | undefined
  overlap: 'skip' | 'queue'
  catchUp: boolean
  once: boolean
  dryRun: boolean
  heartbeat: string | undefined
  /** The command line as it was typed, the command's name first. */
  words: string[]
}

/** What run-all knows nothing of, or is not to be told. */
export const OWN_FLAGS: ReadonlySet<string> = new Set([
  'timezone',
  'overlap',
  'catch-up',
  'once',
  'heartbeat',
  'json',
  'dry-run',
])
