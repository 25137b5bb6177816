import { withThousands } from '../../vocabulary/text/counted.ts'
import { formatClock } from '../../vocabulary/time/duration.ts'
import { shorten } from '../../vocabulary/text/plain-text.ts'
import { markup, type Markup } from './markup.ts'

/** Longest name that a page shows whole. */
const LONGEST = 200

/** How a page writes values; what is not known is an empty cell. */
export const shown = {
  number: (n: number | null): string => (n === null ? '' : withThousands(Math.round(n))),
  percent: (share: number | null): string => (share === null ? '' : `${share} %`),
  clock: (ms: number | null): string => (ms === null ? '' : formatClock(ms)),
  /** A day and time in UTC, to the minute. */
  time: (iso: string | null): Markup => {
    if (iso === null) return markup``
    return markup`<time datetime="${iso}" title="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`
  },
  /** A name from a config, in whatever direction it is written. */
  name: (text: string): Markup => markup`<bdi>${shorten(text, LONGEST)}</bdi>`,
  status: ({ status, reason }: { status: string; reason: string | null }): Markup =>
    markup`<span class="status"><i class="${status}"></i>${reason ?? status}</span>`,
}
