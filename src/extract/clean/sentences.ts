/** Leaves out the sentences that begin with one of `openings`. */
export function withoutSentences(text: string, openings: readonly string[]): string {
  const kept = sentencesOf(text).filter((sentence) => !openings.some((opening) => sentence.startsWith(opening)))
  return kept.join('. ')
}

/** Without the full stop at the very end. */
export function withoutLastStop(text: string): string {
  return text.replace(/\.\s*$/, '')
}

/**
 * Without "MANILA, Philippines – " in front. Only a place in capitals close to the beginning counts: text has dashes,
 * too.
 */
export function withoutDateline(text: string): string {
  return text.replace(/^\p{Lu}{2}[^.!?–—]{0,60} [–—] /u, '')
}

/**
 * Sentences without their full stops, the last one as it ends. A stop counts only before white space and not behind a
 * single capital, so "3.5 percent" and "L.N. Reklai" stay whole.
 */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<!(?<!\p{L})\p{Lu})\.\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
