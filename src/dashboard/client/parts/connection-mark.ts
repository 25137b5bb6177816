import type { VNode } from 'preact'
import { html } from '../html.ts'
import { connection, type Connection } from '../state/follow-fleet.ts'
import { useWatched } from '../state/watched.ts'

const WORDS: Record<Connection, string> = {
  connecting: 'connecting',
  live: 'live',
  cut: 'cut off, trying again',
  locked: 'locked',
}

/** Whether what is shown is true of now. */
export function connectionMark(): VNode {
  const state = useWatched(connection)
  return html`<span class=${`connection ${state}`} data-connection=${state}
    ><i aria-hidden="true"></i>${WORDS[state]}</span
  >`
}
