import type { Member } from '../../runs/folder/run-plan.ts'
import type { Task } from '../../runs/folder/task.ts'
import { attemptLocation } from '../../runs/postgres/postgres-run-reader.ts'

/** The scraper of a task as the plan of its run names it. */
export function memberOf({ run, config, group, attempt }: Task): Member {
  const { country, source, name, hosts, window } = config
  const folder = attemptLocation(run, config)
  return { country, source, name, group, hosts, folder, attempt, more_attempts: 0, window, expected_ms: null }
}
