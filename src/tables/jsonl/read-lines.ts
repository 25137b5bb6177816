/** Lines of chunks of text, with their number; ended by LF alone, since JSON Lines may hold every other line end. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<{ line: number; raw: string }> {
  let rest = ''
  let line = 0
  for await (const chunk of chunks) {
    // Cut only the new chunk, or a line of many chunks would take quadratic time.
    const parts = chunk.split('\n')
    parts[0] = rest + (parts[0] ?? '')
    rest = parts.pop() ?? ''
    for (const raw of parts) yield { line: ++line, raw }
  }
  if (rest !== '') yield { line: ++line, raw: rest }
}
