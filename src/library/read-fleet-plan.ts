import { resolve } from 'node:path'
import { loadFleet } from '../config/files/load.ts'
import { planFleet } from '../fleet/plan/plan.ts'
import { planReport } from '../fleet/plan/plan-report.ts'
import type { Library } from './public-types.ts'

/** Reads the configs of a folder, and which scrapers of it run one after the other. Rejects where it cannot be read. */
export const readFleetPlan: Library['readPlan'] = async (
  configDir = 'configs',
  { patterns = [], groupBy = 'source' } = {},
) => {
  const fleet = await loadFleet(resolve(configDir), patterns, process.cwd())
  const [unreadable] = fleet.unreadable
  if (unreadable !== undefined) throw new Error(unreadable)
  const plan = planFleet(fleet.sources, { groupBy, maxParallel: 1, history: new Map() })
  const invalid = fleet.invalid.map(({ file, line, column, message }) => ({ file, line, column, message }))
  const { singles, groups } = planReport(plan, { invalid: [], notDue: [] }, 1)
  return { singles, groups, invalid }
}
