import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { scraperId } from '../../config/source.ts'
import { memberId } from '../../runs/folder/run-plan.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import { newestRun, readPlan, readSummary } from '../../runs/folder/runs.ts'

/**
 * Scrapers whose turn did not come in the newest run, since it was stopped or its orchestrator died: by country/source.
 * Empty when it came to its end.
 */
export function unserved(stateDir: string): Set<string> {
  const run = newestRun(stateDir)
  if (run === null) return new Set()
  const summary = readSummary(stateDir, run)
  if (summary !== null) {
    const left = summary.scrapers.filter((row) => row.status === 'skipped' && row.reason === 'stopped')
    return new Set(left.map(scraperId))
  }
  const plan = readPlan(stateDir, run)
  const left = plan === null ? [] : allMembers(plan).filter(({ folder }) => !existsSync(join(folder, 'launch.json')))
  return new Set(left.map(memberId))
}
