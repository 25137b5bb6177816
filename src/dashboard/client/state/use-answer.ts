import { useEffect, useState } from 'preact/hooks'
import { getJson } from './api.ts'

/** What an address of the server answers, for a component. */
export interface LastAnswer<Answer> {
  answer: Answer | null
  /** Why there is none. */
  fault: string | null
}

/**
 * Reads an address when the component appears, whenever `again` changes, and every `every_ms` where that is given. What
 * was read before stays until the next answer is there.
 */
export function useAnswer<Answer>(
  path: string,
  again: unknown = null,
  every_ms: number | null = null,
): LastAnswer<Answer> {
  const [state, setState] = useState<LastAnswer<Answer> & { path: string }>({ answer: null, fault: null, path })
  useEffect(() => {
    const abort = new AbortController()
    let timer = 0
    const read = async (): Promise<void> => {
      try {
        const answer = await getJson<Answer>(path, abort.signal)
        setState({ answer, fault: null, path })
      } catch (error) {
        if (abort.signal.aborted) return
        const fault = error instanceof Error ? error.message : String(error)
        setState((before) => ({ answer: before.path === path ? before.answer : null, fault, path }))
      }
      if (every_ms !== null && !abort.signal.aborted) timer = setTimeout(() => void read(), every_ms)
    }
    void read()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [path, again, every_ms])
  return state.path === path ? state : { answer: null, fault: null }
}
