/** In UTF-16 units; of a longer line nobody needs the rest, which no text could hold. */
const LONGEST = 16_000_000

/**
 * Lines of chunks of text, with their number; ended by LF alone, since JSON Lines may hold every other line end. Of one
 * of more than 16 million characters the end is missing.
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<{ line: number; raw: string }> {
  let rest = ''
  let line = 0
  for await (const chunk of chunks) {
    // Cut only the new chunk, or a line of many chunks would take quadratic time.
    for (const [at, part] of chunk.split('\n').entries()) {
      if (at > 0) {
        yield { line: ++line, raw: rest }
        rest = ''
      }
      if (rest.length < LONGEST) rest += part
    }
  }
  if (rest !== '') yield { line: ++line, raw: rest }
}
