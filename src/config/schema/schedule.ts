import { z } from 'zod'
import { parseWindow } from '../../vocabulary/time/window.ts'
import { seconds } from './leaf.ts'

const must = 'must be two times such as 22:00-06:00, a time zone such as Pacific/Fiji after them if need be'

/** Hours of the day in which a scraper may start. */
export const window = z
  .string({ error: must })
  .trim()
  .refine((text) => parseWindow(text) !== null, { error: must })
  .nullish()
  .meta({
    description: 'Hours in which run-all may start it; in the time of the machine, or of the zone that is named.',
    examples: ['22:00-06:00', '22:00-06:00 Pacific/Fiji'],
  })

/** Least time between the starts of two runs that ended well. */
export const every = seconds({ min: 60, max: 366 * 86_400, like: '6h or 1d' })
  .nullish()
  .meta({ description: 'run-all leaves it out until that long after it last ended well.', examples: ['6h', '1d'] })

/** The same two under one roof. */
export const scheduleKeys = z
  .strictObject({ every, window }, { error: 'must be a mapping with every, window or both' })
  .nullish()
  .meta({ description: 'When run-all runs it: every and window, which may also stand by themselves.' })

/** A key that stands in two places has two values, sooner or later. */
export function scheduledOnce(
  file: { every?: unknown; window?: unknown; schedule?: { every?: unknown; window?: unknown } | null | undefined },
  ctx: z.RefinementCtx,
): void {
  for (const key of ['every', 'window'] as const) {
    if (file[key] == null || file.schedule?.[key] == null) continue
    ctx.addIssue({
      code: 'custom',
      path: ['schedule', key],
      message: `must be given once: ${key} is also at the top level`,
    })
  }
}
