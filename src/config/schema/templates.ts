import { templateFault } from '../expand/url-template.ts'
import { line, oneOrMore, whole } from './leaf.ts'

/** One URL template, or several. */
export const templates = oneOrMore(line, 'must be a URL template, or a list of them')

/** A key that the predecessor's configs have and that only archives use (see archive.ts). */
export const unusedBatchSize = whole(1, 1000).nullish().meta({
  description: 'Has no effect: a page is requested only after the one before it was read.',
})

export interface Context {
  addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void
}

/** Names of placeholders. */
type Names = readonly string[]

/**
 * Checks each template for the placeholders that its kind of listing fills; those in `sent`, the body of its requests,
 * need not be in the URL. Takes nothing as given (see isMapping).
 */
export function checkTemplates(
  value: unknown,
  ctx: Context,
  namesFor: (text: string) => [required: Names, allowed: Names],
  sent: Names = [],
): void {
  for (const [i, text] of (Array.isArray(value) ? value : [value]).entries()) {
    if (typeof text !== 'string' || text.trim() === '') continue
    const [required, allowed] = namesFor(text)
    const left = required.filter((name) => !sent.includes(name))
    const fault = templateFault(text, left, [...required, ...allowed])
    if (fault !== null) ctx.addIssue({ code: 'custom', path: ['url_template', i], message: fault })
  }
}

/**
 * For checks across the keys of a mapping that run although one of them was faulty, so that all faults are reported at
 * once; such a check must take nothing as given.
 */
export function isMapping({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
