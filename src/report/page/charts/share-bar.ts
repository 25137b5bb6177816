import { markup, type Markup } from '../markup.ts'

/** A bar for a part of a whole; nothing where there is no whole. `style` is the class that gives it its colour. */
export function shareBar(part: number, whole: number, style = 'bar'): Markup {
  if (whole <= 0) return markup``
  const width = Math.round((Math.min(part, whole) * 1000) / whole) / 10
  return markup`<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="8"/><rect class="${style}" width="${width}" height="8"/></svg>`
}
