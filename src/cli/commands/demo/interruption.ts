import { closeSync, openSync } from 'node:fs'

/** Ctrl-C and its relatives, from the demo's beginning to its end. */
export interface Interruption {
  /** The first one that came, or null. */
  signal(): NodeJS.Signals | null
  /** Where signals are passed on to, as long as there is somebody; null for nobody. */
  passTo(receiver: ((signal: NodeJS.Signals) => void) | null): void
  /** Resolves with the first one. */
  wait(): Promise<void>
  ignore(): void
}

/**
 * A terminal sends Ctrl-C to everything that runs in it, so it is passed on only where there is none: twice would mean
 * "at once". A closed terminal ends the demo: nobody is left to see it.
 */
export function onInterruption(atTerminal: boolean = hasTerminal()): Interruption {
  let first: NodeJS.Signals | null = null
  let receiver: ((signal: NodeJS.Signals) => void) | null = null
  let wake: () => void
  const came = new Promise<void>((resolve) => (wake = resolve))
  const listen = (signal: NodeJS.Signals): void => {
    first ??= signal
    wake()
    if (signal !== 'SIGINT' || !atTerminal) receiver?.(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  }
  for (const signal of SIGNALS) process.on(signal, listen)
  return {
    signal: () => first,
    passTo: (to) => void (receiver = to),
    wait: () => came,
    ignore: () => SIGNALS.forEach((signal) => process.off(signal, listen)),
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
