import type { VNode } from 'preact'
import { shareBar } from '../../../report/page/charts/share-bar.ts'
import { html } from '../html.ts'
import { drawn } from './drawn.ts'

/** A part of a whole as a bar and in percent; empty where there is no whole. */
export function share(part: number, whole: number, style = 'bar'): VNode | string {
  if (whole <= 0) return ''
  return html`<span class="share-cell"
    >${drawn(shareBar(part, whole, style))}<span>${Math.floor((part * 100) / whole)} %</span></span
  >`
}
