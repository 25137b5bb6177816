import type { Source } from '../config/source.ts'
import type { TaskSizes } from '../runs/folder/task.ts'

/**
 * A config with the sizes of its task: pages that a browser shows at once, and requests in flight, never more than the
 * config itself allows. `records` is how many the source has; one that has none yet is of medium size.
 */
export function sizedConfig(config: Source, sizes: TaskSizes | undefined, records: number): Source {
  if (sizes === undefined) return config
  const preset = sizes.preset === null ? null : PRESETS[sizes.preset === 'auto' ? presetFor(records) : sizes.preset]
  const pool_size = sizes.pool_size ?? preset?.pool_size
  const batch_size = sizes.batch_size ?? preset?.batch_size
  return {
    ...config,
    ...(batch_size === undefined ? {} : { concurrency: Math.min(config.concurrency, batch_size) }),
    ...(pool_size === undefined || config.client === 'http' ? {} : { browser: { ...config.browser, pool_size } }),
  }
}

/** By the number of records of a site: to 20, to 50, more. */
const PRESETS = {
  small: { pool_size: 3, batch_size: 6 },
  medium: { pool_size: 4, batch_size: 8 },
  large: { pool_size: 6, batch_size: 12 },
}

function presetFor(records: number): keyof typeof PRESETS {
  if (records === 0) return 'medium'
  if (records <= 20) return 'small'
  return records <= 50 ? 'medium' : 'large'
}
