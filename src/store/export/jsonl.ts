import type { ExportedRow } from '../../vocabulary/record.ts'

/** One JSON object a line. */
export async function* encodeJsonl(rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
  for await (const row of rows) yield jsonLine(row)
}

// Line ends to Unicode, and so to the line readers of Python and of JavaScript before 2019, but not to JSON.
const LINE_ENDS = /[\u0085\u2028\u2029]/g

/** JSON that stays one line for every reader. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(LINE_ENDS, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${json}\n`
}
