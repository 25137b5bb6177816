/** Why a page is not waited for any longer. */
export type WaitEnd =
  /** What was awaited is there. */
  | { kind: 'there' }
  /** It is not there, and nothing happens any more. */
  | { kind: 'at_rest' }
  | { kind: 'left'; to: string }
  | { kind: 'late' | 'crashed' | 'closed' }

/** Follows what happens in a page until it can be read. */
export interface PageWait {
  /** What the script in the page says, see watch-script.ts. */
  report(found: string): void
  /** A request of the page, by anything that stands for it. */
  begun(request: object): void
  ended(request: object): void
  close(): void
}

/** A page that has what is awaited, and has loaded and changed nothing for so long, is whole. */
const QUIET_MS = 100
/** A page that never comes to rest (a ticker, a poll) is read so long after what is awaited was there. */
const RESTLESS_MS = 3000
/** A page without what is awaited, in which nothing happens for so long, will not have it any more. */
const REST_MS = 10_000

/** Calls `onEnd` when the page can be read, or never will be. */
export function createWait(onEnd: (end: WaitEnd) => void): PageWait {
  const open = new Set<object>()
  let reported = false
  let isThere = false
  let quiet: NodeJS.Timeout | undefined
  let restless: NodeJS.Timeout | undefined

  const happened = (): void => {
    clearTimeout(quiet)
    if (!reported || open.size > 0) return
    quiet = isThere
      ? setTimeout(() => onEnd({ kind: 'there' }), QUIET_MS)
      : setTimeout(() => onEnd({ kind: 'at_rest' }), REST_MS)
  }

  return {
    report(found) {
      reported = true
      if (!isThere && found === '1') {
        isThere = true
        restless = setTimeout(() => onEnd({ kind: 'there' }), RESTLESS_MS)
      }
      happened()
    },
    begun(request) {
      open.add(request)
      happened()
    },
    ended(request) {
      if (open.delete(request)) happened()
    },
    close() {
      clearTimeout(quiet)
      clearTimeout(restless)
    },
  }
}
