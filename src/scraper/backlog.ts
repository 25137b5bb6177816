import { setImmediate as otherWork } from 'node:timers/promises'
import type { Task } from '../run-folder/task.ts'
import type { Store } from '../store/store.ts'
import { Fingerprints } from './fingerprints.ts'

const PAGE = 1000

/** The URLs that wait in the frontier when a run begins: left by an earlier run, or failures that get another try. */
export async function readBacklog(store: Pick<Store, 'pending'>, only: Task['only']): Promise<Fingerprints> {
  const backlog = new Fingerprints()
  let cursor = 0
  for (;;) {
    const entries = await store.pending(PAGE, cursor)
    for (const { url, attempts } of entries) if (only === 'all' || attempts > 0) backlog.add(url)
    const last = entries.at(-1)
    if (last === undefined) return backlog
    cursor = last.position
    // A million take seconds: the process must hear signals and tell how it is meanwhile.
    await otherWork()
  }
}
