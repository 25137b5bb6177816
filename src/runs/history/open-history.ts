import type { History } from './history.ts'
import { sqliteHistory } from './sqlite-history.ts'

/** The history of a state directory. Touches nothing until something is recorded. */
export function openHistory(stateDir: string): History {
  return sqliteHistory(stateDir)
}
