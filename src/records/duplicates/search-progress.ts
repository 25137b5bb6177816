/** How far looking for rows that mean the same is. Each phase begins with a count of 0. */
export interface SearchProgress {
  phase: 'reading' | 'reading the other file' | 'indexing' | 'searching' | 'comparing' | 'learning' | 'grouping'
  /** Rows; pairs while they are compared. */
  count: number
  /** Of this phase, 0 to 1. */
  done: number
}

export type OnSearchProgress = (progress: SearchProgress) => void

const STRIDE = 1024

/** Counts steps and tells of the beginning and of every 1024th: a step is shorter than a look at the clock. */
export function countSteps(tell: (steps: number) => void): () => void {
  let steps = 0
  tell(0)
  return () => {
    if (++steps % STRIDE === 0) tell(steps)
  }
}

/** Counts towards a known end: so many steps that a phase takes for all its items. */
export function countPhase(
  phase: SearchProgress['phase'],
  items: number,
  all: number,
  tell: OnSearchProgress | undefined,
): () => void {
  return countSteps((steps) => {
    const done = Math.min(1, steps / Math.max(1, all))
    tell?.({ phase, count: Math.floor(done * items), done })
  })
}
