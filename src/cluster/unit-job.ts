import type { Task } from '../runs/folder/task.ts'
import type { Stage } from './stages.ts'

/** What a job of the queue carries: a single or a group with its tasks, so that a worker needs no config. */
export interface UnitJob {
  /** Stays the same when the job is handed back and sent again. */
  unit: string
  run: string
  stage: Stage
  name: string
  /** All hosts that its scrapers call their own; it runs while they are its worker's. */
  hosts: string[]
  /** In the order they run. */
  tasks: Task[]
}
