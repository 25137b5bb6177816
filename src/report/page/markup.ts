import { xmlText } from '../files/xml-text.ts'

/** Markup that is ready; everything else that is put into a page is text and gets escaped. */
export interface Markup {
  markup: string
}

export type HtmlValue = string | number | Markup | readonly Markup[]

/**
 * A template of HTML. Its values are text for the content of an element or an attribute in double quotes, unless they
 * are made by this function: so whatever a page or a config brought in stays text.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  return { markup: parts.map((part, i) => (i === 0 ? part : `${markupOf(values[i - 1]!)}${part}`)).join('') }
}

function markupOf(value: HtmlValue): string {
  if (typeof value === 'string') return xmlText(value)
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map((one) => one.markup).join('')
}
