/** White space of any kind, no-break spaces included, becomes one blank; none is left at the ends. */
export function collapseWhitespace(text: string): string {
  const trimmed = text.trim()
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

// Most texts need no change, and one test finds that out. A loop over the characters takes twice as long.
const UNEVEN = / {2}|[^\S ]/
