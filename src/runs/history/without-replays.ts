import { scraperId } from '../../config/source.ts'
import { readTask } from '../folder/attempt.ts'
import type { RunPlan } from '../folder/run-plan.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import { allMembers } from '../folder/run-plan.ts'

/**
 * The summary without scrapers that were answered from a recording: how long that took, how it ended and when it was
 * say nothing of their sites.
 */
export function withoutReplays(plan: RunPlan, summary: Summary): Summary {
  const replayed = new Set(allMembers(plan).filter(isReplay).map(scraperId))
  return { ...summary, scrapers: summary.scrapers.filter((row) => !replayed.has(scraperId(row))) }
}

function isReplay({ folder }: { folder: string }): boolean {
  return (readTask(folder)?.replay ?? null) !== null
}
