import { readFileSync } from 'node:fs'
import { type Key, readKeys } from './read-keys.ts'

/** The part of a terminal's input that is needed. */
export type KeyInput = NodeJS.ReadableStream & {
  isTTY?: boolean
  setRawMode?: (raw: boolean) => unknown
  unref?: () => unknown
}

/** The keys of a terminal while the program draws on it. */
export interface Keyboard {
  /** Takes the keys, unless the program runs in the background: asking there would stop it. */
  grab(): void
  /** Gives the terminal back as it was. */
  release(): void
  readonly isGrabbed: boolean
}

const SIGNALS: Record<Key, NodeJS.Signals> = { 'ctrl c': 'SIGINT', 'ctrl z': 'SIGTSTP', 'ctrl \\': 'SIGQUIT' }

/**
 * Reads keys one by one. A terminal that gives them makes no signals any more: Ctrl-C and its like are sent on as the
 * terminal would, to the whole process group.
 */
export function openKeyboard(
  input: KeyInput,
  onKey: (key: Key) => void,
  {
    signal = (name: NodeJS.Signals): unknown => process.kill(0, name),
    isForeground = hasTerminal,
  }: { signal?: (name: NodeJS.Signals) => unknown; isForeground?: () => boolean } = {},
): Keyboard {
  let isGrabbed = false
  const onData = (chunk: Buffer | string): void => {
    for (const key of readKeys(chunk.toString())) {
      const name = SIGNALS[key]
      if (name === undefined) onKey(key)
      else signal(name)
    }
  }
  const release = (): void => {
    if (!isGrabbed) return
    isGrabbed = false
    input.off('data', onData)
    input.off('error', release)
    input.off('end', release)
    try {
      input.setRawMode?.(false)
      input.pause()
    } catch {
      // The terminal is gone.
    }
  }
  return {
    grab() {
      if (isGrabbed || input.isTTY !== true || input.setRawMode === undefined || !isForeground()) return
      try {
        input.setRawMode(true)
      } catch {
        return
      }
      isGrabbed = true
      input.on('data', onData)
      input.on('error', release)
      input.on('end', release)
      input.resume()
      // Keys are no reason to live on.
      input.unref?.()
    },
    release,
    get isGrabbed() {
      return isGrabbed
    },
  }
}

/** Whether this process belongs to the group that has the terminal; false where nobody can tell. */
function hasTerminal(): boolean {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1')
    const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return group !== undefined && group === foreground
  } catch {
    return false
  }
}
