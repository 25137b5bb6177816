import type { Source } from '../../src/config/source.ts'
import type { Task } from '../../src/runs/folder/task.ts'

/** A task for an update run without limits. */
export function taskFor(config: Source, store: string): Task {
  return {
    run: 'run',
    attempt: 1,
    group: null,
    config,
    store,
    mode: 'update',
    max_pages: null,
    max_articles: null,
    only: 'all',
    retry: 'transient',
    max_wait_ms: 60_000,
    log_level: 'info',
    timeout_ms: null,
    grace_ms: 5000,
  }
}
