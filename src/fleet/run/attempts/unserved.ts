import { scraperId } from '../../../config/source.ts'
import { allMembers, memberId } from '../../../runs/folder/run-plan.ts'
import type { RunReader } from '../../../runs/run-reader.ts'

/**
 * Scrapers whose turn did not come in the newest run, since it was stopped or its orchestrator died: by country/source.
 * Empty when it came to its end.
 */
export async function unserved(runs: RunReader): Promise<Set<string>> {
  const run = await runs.newest()
  if (run === null) return new Set()
  const summary = await runs.summary(run)
  if (summary !== null) {
    const left = summary.scrapers.filter((row) => row.status === 'skipped' && row.reason === 'stopped')
    return new Set(left.map(scraperId))
  }
  const plan = await runs.plan(run)
  const left = new Set<string>()
  for (const member of plan === null ? [] : allMembers(plan)) {
    if ((await runs.attempt(member)).launch === null) left.add(memberId(member))
  }
  return left
}
