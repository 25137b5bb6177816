import type { Progress } from '../../vocabulary/run/progress.ts'

/**
 * How long each stage of a scraper takes. Articles are visited while a listing is read: that is the stage `listing`.
 */
export interface Stages {
  enter(stage: Progress['phase']): void
  /** In seconds, with one decimal; only those that were entered. */
  seconds(): Partial<Record<Progress['phase'], number>>
}

/** Begins in `starting`. `now` in ms. */
export function createStages(now: () => number): Stages {
  const ms: Partial<Record<Progress['phase'], number>> = {}
  let stage: Progress['phase'] = 'starting'
  let since = now()
  const count = (): void => {
    const time = now()
    ms[stage] = (ms[stage] ?? 0) + time - since
    since = time
  }
  return {
    enter(next) {
      count()
      stage = next
    },
    seconds() {
      count()
      return Object.fromEntries(Object.entries(ms).map(([name, spent]) => [name, Math.round(spent / 100) / 10]))
    },
  }
}
