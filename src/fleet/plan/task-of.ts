import type { Source } from '../../config/source.ts'
import type { Task, TaskSettings } from '../../runs/folder/task.ts'

/**
 * The task of a source in a run: plain JSON that holds everything a scraper needs, whoever launches it and wherever.
 * Pure: where it is written (a run folder, a queue) is up to the caller.
 */
export function taskOf(source: Source, { settings, own, ...placed }: TaskContext): Task {
  return {
    attempt: 1,
    only: 'all',
    retry: 'transient',
    ...settings,
    ...own,
    ...placed,
    config: source,
  }
}

export interface TaskContext extends Pick<Task, 'run' | 'group' | 'store' | 'hosts' | 'files' | 'sessions'> {
  /** The same for every scraper of the run. */
  settings: TaskSettings
  /** What is different for this scraper. */
  own?: OwnSettings | undefined
}

/** A further attempt at a scraper that failed before, a recording of its own. */
export type OwnSettings = Partial<Pick<Task, 'attempt' | 'only' | 'retry' | 'record' | 'replay'>>
