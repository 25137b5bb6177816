import type { Options } from 'yargs'
import type { TaskSizes } from '../../runs/folder/task.ts'
import type { FlagValues } from '../command.ts'
import { wholeNumber } from './flag-values.ts'

/** Flags that decide how much of a site is read and how much of it at once. */
export const SIZE_FLAGS = {
  'max-records': {
    type: 'string',
    describe: 'most records for each scraper, 0 for all; the same as --max-articles otherwise',
    coerce: wholeNumber('max-records', 0),
  },
  'pool-size': {
    type: 'string',
    describe: 'pages that a browser shows at once (2 to 8)',
    coerce: wholeNumber('pool-size'),
  },
  'batch-size': {
    type: 'string',
    describe: 'records that a scraper visits at once (5 to 20), within the `concurrency` of its config',
    coerce: wholeNumber('batch-size'),
  },
  preset: {
    choices: ['small', 'medium', 'large', 'auto'] as const,
    describe: 'pool and batch by the number of records: small 3/6 (to 20), medium 4/8 (to 50), large 6/12; auto counts',
  },
} as const satisfies Record<string, Options>

type SizeArgs = FlagValues<typeof SIZE_FLAGS>

/** What the flags say of the sizes of each scraper; single flags win over the preset. */
export function taskSizes({ poolSize, batchSize, preset }: SizeArgs): TaskSizes | undefined {
  if (poolSize === undefined && batchSize === undefined && preset === undefined) return undefined
  return { preset: preset ?? null, pool_size: poolSize ?? null, batch_size: batchSize ?? null }
}

/** What is outside of what machines and sites were found to bear, with what to do. */
export function sizeWarnings({
  poolSize,
  batchSize,
  maxConcurrentSites,
}: SizeArgs & { maxConcurrentSites?: number | undefined }): string[] {
  const warnings: string[] = []
  if (poolSize !== undefined && (poolSize < 2 || poolSize > 8))
    warnings.push(`--pool-size ${poolSize}: 2 to 8 is what machines bear; high memory use: take 2`)
  if (batchSize !== undefined && (batchSize < 5 || batchSize > 20))
    warnings.push(`--batch-size ${batchSize}: 5 to 20 is usual; many errors or limits: take less`)
  if (maxConcurrentSites !== undefined && maxConcurrentSites > 3)
    warnings.push(`--max-concurrent-sites ${maxConcurrentSites}: 1 to 3 is usual; high memory use: take 1`)
  return warnings
}
