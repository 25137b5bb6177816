/** What workers do, each in a queue of its own: find listings, scrape, visit the sites of records, report. */
export const STAGES = ['discovery', 'extraction', 'schedule', 'reporting'] as const

export type Stage = (typeof STAGES)[number]

/** Where jobs go that lost three workers in a row without progress. */
export function deadQueue(stage: Stage): string {
  return `${stage}-dead`
}
