import type { VNode } from 'preact'
import type { Markup } from '../../../report/page/markup.ts'
import { html } from '../html.ts'

/** A chart of the report in the page: markup that only our own functions have made, with every value escaped. */
export function drawn({ markup }: Markup): VNode {
  return html`<span class="drawn" dangerouslySetInnerHTML=${{ __html: markup }} />`
}
