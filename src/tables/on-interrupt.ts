const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const cleanups = new Set<() => void>()

/**
 * Has `clean` called when a signal ends the process, which then still ends by that signal; the last one comes first.
 * Returns the function that takes it back.
 */
export function onInterrupt(clean: () => void): () => void {
  if (cleanups.size === 0) for (const signal of SIGNALS) process.on(signal, interrupt)
  cleanups.add(clean)
  return () => {
    cleanups.delete(clean)
    if (cleanups.size === 0) for (const signal of SIGNALS) process.off(signal, interrupt)
  }
}

function interrupt(signal: NodeJS.Signals): void {
  for (const clean of [...cleanups].toReversed()) {
    try {
      clean()
    } catch {
      // What cannot be removed stays: the process was asked to end.
    }
  }
  cleanups.clear()
  for (const each of SIGNALS) process.off(each, interrupt)
  process.kill(process.pid, signal)
}
