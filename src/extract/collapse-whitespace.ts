/**
 * White space of any kind, no-break spaces included, becomes one blank; none is left at the ends. Control characters,
 * and what is only there to part a word at the end of a line, go.
 */
export function collapseWhitespace(text: string): string {
  const trimmed = text.trim()
  return UNEVEN.test(trimmed) ? trimmed.replace(UNSEEN, '').replace(/\s+/g, ' ').trim() : trimmed
}

// Most texts need no change, and one test finds that out. A loop over the characters takes twice as long.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNEVEN = / {2}|[^\S ]|[\u0000-\u001f\u007f\u00ad\u200b\u2060]/
// Where words have no blanks between them, as in Khmer, a space of no width parts them.
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- as above
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u2060\ufeff]|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])/g
