/**
 * The JSON values in a text that was meant to be JSON: whole as it is, else with what pages do to it mended. Raw line
 * breaks in strings, escapes that are none, quotes inside strings, comments, CDATA and HTML comments around, trailing
 * commas, NaN and the like, several values after each other, and an end that is missing. Takes time in proportion to
 * the length.
 */
export function sloppyJson(text: string): unknown[] {
  const whole = parsed(text)
  if (whole !== undefined) return [whole]
  return mendedJson(text).flatMap((value) => {
    const json = parsed(value)
    return json === undefined ? [] : [json]
  })
}

/** The values in such a text, each as JSON, as far as it could be mended; none of a text that is too long. */
export function mendedJson(text: string): string[] {
  return text.length > LONGEST ? [] : mendedValues(text)
}

/** More than any page says about itself. */
const LONGEST = 1_000_000

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function mendedValues(text: string): string[] {
  const values: string[] = []
  const open: string[] = []
  let out: string[] = []
  let at = 0
  const close = (): void => {
    if (out.at(-1) === ',') out.pop()
    if (out.at(-1) === ':') out.push('null')
    out.push(open.pop()!)
    if (open.length > 0) return
    values.push(out.join(''))
    out = []
  }
  while (at < text.length) {
    const char = text[at]!
    const comment = behindComment(text, at)
    if (comment > at) {
      at = comment
    } else if (char === '{' || char === '[') {
      if (ENDS_VALUE.test(out.at(-1) ?? '')) out.push(',')
      open.push(char === '{' ? '}' : ']')
      out.push(char)
      at++
    } else if (open.length === 0) {
      at++
    } else if (char === '"') {
      if (ENDS_VALUE.test(out.at(-1) ?? '')) out.push(',')
      at = pushString(text, at, out)
    } else if (char === '}' || char === ']') {
      if (open.at(-1) === char) close()
      at++
    } else if (char === ',') {
      if (!/^[,[{:]$/.test(out.at(-1) ?? '')) out.push(',')
      at++
    } else {
      const word = wordAt(text, at)
      if (!/\s/.test(char)) out.push(word === '' ? char : jsonWord(word))
      at += Math.max(1, word.length)
    }
  }
  while (open.length > 0) close()
  return values
}

/** What no JSON may hold and programs write all the same: numbers that are none, and words of Python and JavaScript. */
function jsonWord(word: string): string {
  const bare = word.replace(/^[-+]/, '')
  if (NOTHING.has(bare)) return 'null'
  return bare === 'True' || bare === 'False' ? bare.toLowerCase() : word
}

const NOTHING = new Set(['NaN', 'nan', 'Infinity', 'inf', 'undefined', 'None'])

function wordAt(text: string, at: number): string {
  WORD.lastIndex = at
  return WORD.exec(text)?.[0] ?? ''
}

const WORD = /[-+]?[A-Za-z]{1,20}/y

/** What a value ends with: behind it stands a comma, or somebody forgot it. */
const ENDS_VALUE = /["}\]]$/

function behindComment(text: string, at: number): number {
  for (const [mark, end] of COMMENTS) {
    if (!text.startsWith(mark, at)) continue
    const found = end === '' ? at + mark.length : text.indexOf(end, at + mark.length)
    return found === -1 ? text.length : found + end.length
  }
  return at
}

// The marks of CDATA and of HTML comments go, not what they are around; a line comment may hold one.
const COMMENTS: [mark: string, end: string][] = [
  ['//<![CDATA[', ''],
  ['//]]>', ''],
  ['// <![CDATA[', ''],
  ['// ]]>', ''],
  ['/*<![CDATA[*/', ''],
  ['/*]]>*/', ''],
  ['/* <![CDATA[ */', ''],
  ['/* ]]> */', ''],
  ['<![CDATA[', ''],
  [']]>', ''],
  ['<!--', ''],
  ['-->', ''],
  ['//', '\n'],
  ['/*', '*/'],
]

/** Adds the string that begins at `at`, as JSON wants it; gives where it ends. */
function pushString(text: string, at: number, out: string[]): number {
  const pieces: string[] = ['"']
  let i = at + 1
  for (; i < text.length; i++) {
    const char = text[i]!
    if (char === '\\') {
      const escape = ESCAPE.exec(text.slice(i, i + 6))?.[0]
      if (escape !== undefined) {
        pieces.push(escape)
        i += escape.length - 1
      }
    } else if (char === '"') {
      if (closes(text, i)) break
      pieces.push('\\"')
    } else pieces.push(char < ' ' ? JSON.stringify(char).slice(1, -1) : char)
  }
  pieces.push('"')
  out.push(pieces.join(''))
  return i + 1
}

const ESCAPE = /^\\(?:["\\/bfnrt]|u[\da-f]{4})/i

/** Whether a quote ends its string: what JSON goes on with stands behind it, or another string in a new line. */
function closes(text: string, quote: number): boolean {
  let at = quote + 1
  let isNewLine = false
  for (; at < text.length && text[at]! <= ' '; at++) isNewLine ||= text[at] === '\n'
  const next = text[at]
  return next === undefined || ',:}]/<'.includes(next) || (isNewLine && next === '"')
}
