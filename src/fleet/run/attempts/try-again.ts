import type { RunPlan, Unit } from '../../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../../vocabulary/run/event.ts'
import { isSystemError } from '../../../vocabulary/system-error.ts'
import { chooseFailed, giveAnother } from './another-attempt.ts'
import type { Observer } from '../observer.ts'

/**
 * Gives those that failed another attempt and reports it. Returns the units that are to start, and when; null where
 * there is none to try again, or where the disk does not take what they need.
 */
export function tryAgain(
  plan: RunPlan,
  observer: Observer,
  { stateDir, emit }: { stateDir: string; emit: (event: FleetEvent) => void },
): { units: Unit[]; not_before: number } | null {
  const { chosen, scrapers } = chooseFailed(plan, observer)
  if (chosen.length === 0) return null
  try {
    const { units, delay_ms, not_before } = giveAnother(plan, stateDir, new Set(chosen))
    for (const member of chosen) observer.again(member)
    emit({ type: 'retrying', at: new Date().toISOString(), delay_ms, scrapers })
    return { units, not_before }
  } catch (error) {
    if (!isSystemError(error)) throw error
    emit({ type: 'note', level: 'warn', message: `no further attempts: ${error.message}` })
    return null
  }
}
