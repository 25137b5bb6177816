/**
 * Reads the YAML that nearly every config is written in: block mappings with word-like keys, lists of single values,
 * quotes without escapes, one-line `[...]` and `{...}`. Anything else, and anything that might be wrong, is null: then
 * the whole parser has to look. What is not null is what that parser makes of the text, to the letter; only that it
 * takes twenty times as long.
 */
export function readPlainYaml(text: string): Record<string, unknown> | null {
  if (UNUSUAL.test(text)) return null
  const lines: Line[] = []
  for (const line of text.split('\n')) {
    const rest = line.trimStart()
    if (rest === '' || rest.startsWith('#')) continue
    if (line.length > LONGEST) return null
    lines.push({ indent: line.length - rest.length, text: rest.trimEnd() })
  }
  if (lines[0]?.indent !== 0) return null
  const reader: Reader = { lines, at: 0 }
  const data = readMap(reader, 0)
  return data === undefined || reader.at < lines.length ? null : data
}

interface Line {
  indent: number
  text: string
}

interface Reader {
  lines: Line[]
  at: number
}

/** Undefined throughout: not for this reader, since null is a value. */
type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** Blanks that are no blanks, and characters that YAML counts as line ends or allows nowhere. */
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const UNUSUAL = /[^\n\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2190-\ud7ff]|^(?:---|\.\.\.|%)/m
/** A key on one line is at most 1024 long; nobody writes lines that come near. */
const LONGEST = 1000

const KEY = /^([A-Za-z_][\w-]*):(?: +(.*))?$/
/** Words that are no text where they stand without quotes. */
const WORD = /^(?:null|true|false|~|\.inf|\.nan)$/i
const NUMBER = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** What a text without quotes begins with: nothing that says something to YAML, and no number of any kind. */
const TEXT_START = /^(?:[A-Za-z_/(\u00a1-\ud7ff]|\.[A-Za-z_])/

function readMap(reader: Reader, indent: number): Record<string, Value> | undefined {
  const map: Record<string, Value> = {}
  for (let line = reader.lines[reader.at]; line?.indent === indent; line = reader.lines[reader.at]) {
    const [, key, value = ''] = KEY.exec(line.text) ?? []
    if (key === undefined || WORD.test(key) || key === '__proto__' || Object.hasOwn(map, key)) return undefined
    reader.at++
    const read = value === '' ? readBlock(reader, indent) : readOneLine(value)
    if (read === undefined) return undefined
    map[key] = read
  }
  return isDeeper(reader, indent) ? undefined : map
}

/** What stands below a key without a value: a mapping further in, a list also at the key's own depth, or nothing. */
function readBlock(reader: Reader, indent: number): Value | undefined {
  const next = reader.lines[reader.at]
  if (next === undefined || next.indent < indent) return null
  if (isItem(next)) return readList(reader, next.indent)
  return next.indent === indent ? null : readMap(reader, next.indent)
}

function readList(reader: Reader, indent: number): Value[] | undefined {
  const list: Value[] = []
  for (let line = reader.lines[reader.at]; line?.indent === indent && isItem(line); line = reader.lines[reader.at]) {
    const text = line.text.slice(1).trimStart()
    const value = text === '' || KEY.test(text) || isItem({ text }) ? undefined : readOneLine(text)
    if (value === undefined) return undefined
    list.push(value)
    reader.at++
  }
  return isDeeper(reader, indent) ? undefined : list
}

function isItem({ text }: Pick<Line, 'text'>): boolean {
  return text === '-' || text.startsWith('- ')
}

/** A line further in than where it could belong continues a text, or is a mistake. */
function isDeeper({ lines, at }: Reader, indent: number): boolean {
  return (lines[at]?.indent ?? 0) > indent
}

function readOneLine(text: string): Value | undefined {
  const inner = text.slice(1, -1)
  if (isQuoted(text)) return readQuoted(text)
  if (text.startsWith('[')) return text.endsWith(']') ? readFlow(inner, (parts) => parts.map(readPart)) : undefined
  if (text.startsWith('{')) return text.endsWith('}') ? readFlow(inner, readPairs) : undefined
  return / #|: |:$/.test(text) ? undefined : readBare(text)
}

function isQuoted(text: string): boolean {
  return text.startsWith('"') || text.startsWith("'")
}

/** Between quotes that are the only ones, and with nothing that double ones would make something else of. */
function readQuoted(text: string): string | undefined {
  return /^(?:"[^"\\]*"|'[^']*')$/.test(text) ? text.slice(1, -1) : undefined
}

function readBare(text: string): Value | undefined {
  if (NUMBER.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  if (DATE.test(text)) return text
  return TEXT_START.test(text) && !WORD.test(text) ? text : undefined
}

/** Parts between commas, none of them another collection. */
function readFlow<Read extends Value>(
  inner: string,
  read: (parts: string[]) => (Value | undefined)[] | Record<string, Value> | undefined,
): Read | undefined {
  const parts = inner.trim() === '' ? [] : splitAtCommas(inner)
  const value = parts === undefined ? undefined : read(parts)
  return value === undefined || Object.values(value).includes(undefined) ? undefined : (value as Read)
}

const PART = /^ *("[^"\\]*" *|'[^']*' *|[^"',[\]{}# ][^"',[\]{}#]*)(?:,|$)/

function splitAtCommas(inner: string): string[] | undefined {
  const parts: string[] = []
  for (let rest = inner; ;) {
    const match = PART.exec(rest)
    if (match === null) return undefined
    parts.push(match[1]!.trimEnd())
    if (!match[0].endsWith(',')) return parts
    rest = rest.slice(match[0].length)
  }
}

function readPart(text: string): Value | undefined {
  if (isQuoted(text)) return readQuoted(text)
  return /: |:$/.test(text) ? undefined : readBare(text)
}

/** `key: value` each, the value without quotes. */
function readPairs(parts: string[]): Record<string, Value> | undefined {
  const map: Record<string, Value> = {}
  for (const part of parts) {
    const [, key, value = ''] = KEY.exec(part) ?? []
    if (key === undefined || value === '' || WORD.test(key) || key === '__proto__' || Object.hasOwn(map, key))
      return undefined
    const read = readPart(value)
    if (read === undefined) return undefined
    map[key] = read
  }
  return map
}
