import { readAttempt } from '../../runs/folder/attempt.ts'
import { announceOrders, giveOrder, readOrder } from '../../runs/folder/orders.ts'
import { isOver } from '../../runs/folder/row.ts'
import { allMembers, memberId } from '../../runs/folder/run-plan.ts'
import { readPlan } from '../../runs/folder/runs.ts'

/** What can be wanted of single scrapers of a run that goes on. `kill` is `stop` without grace. */
export type ScraperAction = 'stop' | 'kill' | 'pause' | 'resume'

/**
 * What became of it: `given`, the scraper obeys within a second or two; `unchanged`, it was so already, or is being
 * stopped; `over`, it has ended; `unknown`, the run has no such scraper.
 */
export interface ScraperOrder {
  id: string
  outcome: 'given' | 'unchanged' | 'over' | 'unknown'
  /** Whether it had a process, which a stop lets finish its page. */
  begun: boolean
}

/**
 * Stops, pauses or resumes scrapers of a run, by country/source, while the rest goes on. What has not begun is held
 * back, or not started at all. Throws the system's errors.
 */
export function orderScrapers(
  ids: readonly string[],
  action: ScraperAction,
  { stateDir, run }: { stateDir: string; run: string },
): ScraperOrder[] {
  const plan = readPlan(stateDir, run)
  const folders = new Map((plan === null ? [] : allMembers(plan)).map((member) => [memberId(member), member.folder]))
  const orders = ids.map((id): ScraperOrder => {
    const folder = folders.get(id)
    if (folder === undefined) return { id, outcome: 'unknown', begun: false }
    const attempt = readAttempt(folder)
    const begun = attempt.launch !== null
    if (isOver(attempt)) return { id, outcome: 'over', begun }
    return { id, outcome: change(folder, action) ? 'given' : 'unchanged', begun }
  })
  if (orders.some(({ outcome }) => outcome === 'given')) announceOrders(stateDir, run)
  return orders
}

/** False where nothing changes: a stop is never taken back. */
function change(folder: string, action: ScraperAction): boolean {
  const order = readOrder(folder)?.order ?? null
  const wanted = action === 'resume' ? null : action
  const isStopping = order === 'kill' || (order === 'stop' && action !== 'kill')
  if (order === wanted || isStopping) return false
  giveOrder(folder, wanted)
  return true
}
