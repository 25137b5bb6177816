import type { VNode } from 'preact'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import { withThousands } from '../../../vocabulary/text/counted.ts'
import type { EndStatus, LiveStatus } from '../../../vocabulary/run/reason.ts'
import { html } from '../html.ts'
import { LANGUAGE } from '../state/safe-language.ts'

export type AnyStatus = EndStatus | LiveStatus | 'never' | 'invalid'

/** A sign for each status, so that nobody needs the colours. */
const SIGNS: Record<AnyStatus, string> = {
  success: '✔',
  warning: '▲',
  failed: '✖',
  interrupted: '■',
  skipped: '–',
  running: '▶',
  queued: '…',
  never: '○',
  invalid: '✖',
}

const WORDS: Record<AnyStatus, string> = {
  success: 'success',
  warning: 'warning',
  failed: 'failed',
  interrupted: 'interrupted',
  skipped: 'skipped',
  running: 'running',
  queued: 'waiting',
  never: 'never run',
  invalid: 'invalid config',
}

/** How values are shown; what is not known is empty. */
export const display = {
  number: (value: number | null): string => (value === null ? '' : withThousands(Math.round(value))),
  clock: (ms: number | null): string => (ms === null ? '' : formatClock(ms)),
  /** The sign of a status and why. */
  status: (status: AnyStatus, reason: string | null = null): VNode =>
    html`<span class="status"
      ><i class=${`sign ${status}`} aria-hidden="true">${SIGNS[status]}</i
      >${reason === null ? WORDS[status] : `${WORDS[status]}: ${reason}`}</span
    >`,
  sign: (status: AnyStatus): VNode => html`<i class=${`sign ${status}`} aria-hidden="true">${SIGNS[status]}</i>`,
  word: (status: AnyStatus): string => WORDS[status],
  /** Day and time in the reader's zone, with the instant on hover. */
  time: (iso: string | null): VNode | string =>
    iso === null ? '' : html`<time datetime=${iso} title=${iso}>${DATE_TIME.format(Date.parse(iso))}</time>`,
  /** How long ago or ahead, with the instant on hover. */
  ago: (iso: string | null): VNode | string =>
    iso === null
      ? ''
      : html`<time datetime=${iso} title=${`${DATE_TIME.format(Date.parse(iso))} (${iso})`}
          >${agoText(Date.parse(iso) - Date.now())}</time
        >`,
  /** A name that may be written in any direction. */
  name: (text: string): VNode => html`<bdi>${text}</bdi>`,
}

const DATE_TIME = new Intl.DateTimeFormat(LANGUAGE, {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const UNITS: readonly [ms: number, name: string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
]

function agoText(ms: number): string {
  const size = Math.abs(ms)
  const [unit, name] = UNITS.find(([one]) => size >= one) ?? [1000, 's']
  const text = `${Math.round(size / unit)} ${name}`
  return ms > 0 ? `in ${text}` : `${text} ago`
}
