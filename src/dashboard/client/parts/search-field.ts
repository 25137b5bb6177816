import type { VNode } from 'preact'
import { html } from '../html.ts'
import { setQuery } from '../state/address.ts'

/** A field that filters rows by what is typed; kept in the address as `q`. */
export function searchField(label: string, value: string): VNode {
  return html`<label class="search"
    ><span class="unseen">${label}</span
    ><input
      type="search"
      name="q"
      placeholder=${label}
      value=${value}
      autocomplete="off"
      spellcheck=${false}
      onInput=${(event: InputEvent) => setQuery({ q: (event.currentTarget as HTMLInputElement).value })}
  /></label>`
}
