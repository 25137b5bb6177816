import { newValues } from '../row-values.ts'
import { type Table, TableError, type TableRow } from '../table.ts'
import { textChunks } from '../text/text-chunks.ts'
import { readLines } from './read-lines.ts'

/** JSON Lines: one object a line. Its columns are known when it was read once, so it is read twice. */
export async function openJsonl(path: string, size: number, encoding?: string): Promise<Table> {
  const columns = new Set<string>()
  let lines = 0
  for await (const row of rowsOf(textChunks(path, size, encoding).chunks, parseObject)) {
    lines++
    if ('values' in row) for (const column of Object.keys(row.values)) columns.add(column)
  }
  if (lines === 0) throw new TableError('it is empty: it has no lines')
  const text = textChunks(path, size, encoding)
  // Most files have no such column, and it costs as much as to parse the line.
  const isNamedLikeOurs = [...columns].some((column) => column in Object.prototype)
  const parse = (json: string): ReturnType<typeof parseObject> => {
    const values = parseObject(json)
    return isNamedLikeOurs && typeof values !== 'string' ? Object.assign(newValues(), values) : values
  }
  return {
    format: 'jsonl',
    columns: [...columns],
    rows: rowsOf(text.chunks, parse),
    done: text.done,
    original: { format: 'jsonl' },
    notes: text.notes,
  }
}

async function* rowsOf(chunks: AsyncIterable<string>, parse: typeof parseObject): AsyncGenerator<TableRow> {
  let number = 0
  for await (const { line, raw } of readLines(chunks)) {
    if (raw.trim() === '') continue
    number++
    const values = parse(line === 1 ? raw.replace(/^\ufeff/, '') : raw)
    yield typeof values === 'string' ? { number, line, raw, broken: values } : { number, line, raw, values }
  }
}

const DEEPEST = 500
const TOO_DEEP = `nested more than ${DEEPEST} levels deep`
/** An integer that a number may not hold. */
const LONG_NUMBER = /\d{16}/

function parseObject(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = LONG_NUMBER.test(text) ? JSON.parse(text, wholeIntegers) : JSON.parse(text)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'not a JSON object'
    // Whoever writes it elsewhere goes down into it, and would not come back.
    if (text.length > 2 * DEEPEST && isDeeper(value, DEEPEST)) return TOO_DEEP
    return value as Record<string, unknown>
  } catch (error) {
    if (error instanceof RangeError) return TOO_DEEP
    return `not JSON: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`
  }
}

function wholeIntegers(_key: string, value: unknown, { source = '' }: { source?: string } = {}): unknown {
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source)
  return isRounded ? BigInt(source) : value
}

function isDeeper(value: object, levels: number): boolean {
  let level = [value]
  for (let deep = 0; level.length > 0; deep++) {
    if (deep === levels) return true
    level = level.flatMap((part) => Object.values(part).filter((each) => each !== null && typeof each === 'object'))
  }
  return false
}
