import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from '../html.ts'
import { enteredToken, setToken } from '../state/api.ts'
import { fleet } from '../state/fleet.ts'
import { connection, reconnect } from '../state/follow-fleet.ts'
import { useWatched } from '../state/watched.ts'

/** Where the token is entered, where one is of use. */
export function tokenEntry(): VNode | null {
  const { offers } = useWatched(fleet)
  const state = useWatched(connection)
  const [isOpen, setOpen] = useState(false)
  const entered = useWatched(enteredToken)
  if (!offers.actions && state !== 'locked') return html`<span class="mode">read-only</span>`
  if (entered !== '' && state !== 'locked' && !isOpen) {
    const forget = (): void => {
      setToken('')
      reconnect()
    }
    return html`<button type="button" class="quiet" onClick=${forget}>Forget the token</button>`
  }
  if (!isOpen && state !== 'locked') {
    return html`<button type="button" class="quiet" onClick=${() => setOpen(true)}>Enter the token</button>`
  }
  const enter = (event: SubmitEvent): void => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement).get('token')
    setToken(typeof given === 'string' ? given : '')
    setOpen(false)
    reconnect()
  }
  return html`<form class="token" onSubmit=${enter}>
    <label>Token <input name="token" type="password" autocomplete="off" required autofocus /></label>
    <button type="submit">Use</button>
  </form>`
}
