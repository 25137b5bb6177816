import { useEffect, useState } from 'preact/hooks'

/** A value that views show: whoever uses it is drawn anew when it changes, at most once a frame. */
export interface Watched<Value> {
  get(): Value
  set(value: Value): void
  listen(listener: () => void): () => void
}

/** A value that starts like this. */
export function createWatched<Value>(first: Value): Watched<Value> {
  let value = first
  const listeners = new Set<() => void>()
  let isDue = false
  return {
    get: () => value,
    set(next) {
      value = next
      if (isDue) return
      isDue = true
      // Not by animation frames, which a tab in the background does not get.
      setTimeout(() => {
        isDue = false
        for (const listener of listeners) listener()
      }, 16)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value of a store, for a component. */
export function useWatched<Value>(store: Pick<Watched<Value>, 'get' | 'listen'>): Value {
  const [, draw] = useState(0)
  useEffect(() => store.listen(() => draw((count) => count + 1)), [store])
  return store.get()
}
