import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { ActionAnswer } from '../../shapes.ts'
import { html } from '../html.ts'
import { enteredToken, sendAction } from '../state/api.ts'
import { navigate, runPath } from '../state/address.ts'
import { fleet } from '../state/fleet.ts'
import { useWatched } from '../state/watched.ts'

interface ActionButton {
  label: string
  /** What is asked before it is done; null does it at once. */
  sure: string | null
  request: Readonly<Record<string, unknown>>
}

type Phase = { kind: 'idle' } | { kind: 'sure' } | { kind: 'busy' } | { kind: 'done'; answer: ActionAnswer }

/** A button that changes something, for those who have entered the token. What becomes of it stands beside it. */
export function actionButton({ label, sure, request }: ActionButton): VNode | null {
  const { offers } = useWatched(fleet)
  const entered = useWatched(enteredToken)
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' })
  if (!offers.actions || entered === '') return null
  const act = async (): Promise<void> => {
    setPhase({ kind: 'busy' })
    let answer: ActionAnswer
    try {
      answer = await sendAction(request)
    } catch (error) {
      answer = { ok: false, message: error instanceof Error ? error.message : String(error) }
    }
    setPhase({ kind: 'done', answer })
    if (answer.ok && answer.run !== undefined) navigate(runPath(answer.run))
  }
  if (phase.kind === 'sure') {
    return html`<span class="sure" role="group" aria-label=${sure}>
      <span>${sure}</span>
      <button type="button" class="main" onClick=${() => void act()}>Yes</button>
      <button type="button" onClick=${() => setPhase({ kind: 'idle' })}>No</button>
    </span>`
  }
  const click = (): void => (sure === null ? void act() : setPhase({ kind: 'sure' }))
  return html`<span class="action">
    <button type="button" disabled=${phase.kind === 'busy'} onClick=${click}>
      ${phase.kind === 'busy' ? `${label} …` : label}
    </button>
    ${phase.kind === 'done' ? html`<span role="status" class=${phase.answer.ok ? 'faint' : 'bad'}>${phase.answer.message}</span>` : ''}
  </span>`
}
