import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from '../html.ts'

/** A command to type, with a button that copies it. */
export function command(text: string): VNode {
  return html`<${copied} text=${text} key=${text} />`
}

function copied({ text }: { text: string }): VNode {
  const [isDone, setDone] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setDone(true)
    setTimeout(() => setDone(false), 1500)
  }
  // Without a safe origin the browser has no clipboard: the text can still be marked.
  const button =
    'clipboard' in navigator
      ? html`<button type="button" class="quiet" onClick=${() => void copy()} aria-label=${`Copy ${text}`}>
          ${isDone ? 'copied' : 'copy'}
        </button>`
      : ''
  return html`<span class="command"><code>${text}</code>${button}</span>`
}
