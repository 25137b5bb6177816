import { Script } from 'node:vm'
import { attemptAll, type ItemOutcome } from './outcome.ts'

/**
 * attemptAll in this thread, with an end to it: a chunk that takes longer than `limitMs` is done again item by item,
 * and an item that takes longer has failed, as in a worker of a pool. It is ended wherever it is, within a regular
 * expression too.
 */
export function attemptWithin<T, R>(items: readonly T[], work: (item: T) => R, limitMs: number): ItemOutcome<R>[] {
  const all = withinLimit(() => attemptAll(items, work), limitMs)
  if (all !== null) return all
  return items.map((item) => {
    const [outcome] = withinLimit(() => attemptAll([item], work), limitMs) ?? []
    return outcome ?? { failed: `no answer within ${limitMs / 1000} s` }
  })
}

/** Only what a script calls can be ended from outside, and a script reaches nothing but what is global. */
const SLOT = '__attemptWithin'
const CALL = new Script(`${SLOT}()`)

/** What the work returns; null when it took too long. */
function withinLimit<R>(work: () => R, limitMs: number): R | null {
  let result: R | null = null
  Reflect.set(globalThis, SLOT, () => (result = work()))
  try {
    CALL.runInThisContext({ timeout: limitMs })
    return result
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null
    throw error
  } finally {
    Reflect.deleteProperty(globalThis, SLOT)
  }
}
