import { mendedJson } from '../sloppy-json.ts'

/**
 * The JSON in an answer that is not JSON alone, in the order in which it should be tried: lines that are an object
 * each, as one list; the object or list behind a guard against scripts (`)]}'`, `while(1);`), inside a call (JSONP) or
 * behind a warning of PHP, whatever stands behind it; the same mended (see mendedJson). None where its end is missing:
 * what was cut is not whole. Takes time in proportion to the length.
 */
export function jsonInText(text: string): string[] {
  const found: string[] = []
  const lines = text.split('\n', MOST_LINES + 1).filter((line) => line.trim() !== '')
  if (lines.length > 1 && lines.length <= MOST_LINES && lines.every(isObject)) found.push(`[${lines.join(',')}]`)
  const start = startOf(text)
  const end = start === -1 ? -1 : endOf(text, start)
  if (end === -1) return found
  const root = text.slice(start, end)
  return [...found, root, ...mendedJson(root)]
}

const MOST_LINES = 100_000

function isObject(line: string): boolean {
  const trimmed = line.trim()
  return trimmed.startsWith('{') && trimmed.endsWith('}')
}

/** Where the object or list begins; -1 where the text is something else, such as a page. */
function startOf(text: string): number {
  const before = GUARD.exec(text)
  if (before !== null) return before[0].length
  if (!WARNING.test(text)) return -1
  const behind = BEHIND_WARNING.exec(text)
  return behind === null ? -1 : behind.index + behind[0].length - 1
}

const GUARD =
  /^\s{0,99}(?:\)\]\}'?,?|while\s?\(1\);|for\s?\(;;\);|(?:\/\*[^*]{0,99}\*\/)?\s{0,9}[\w$.]{1,99}\s{0,9}\()?\s{0,99}(?=[{[])/
const WARNING = /^\s{0,99}(?:<br\s?\/?>|<b>|(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards): )/i
const BEHIND_WARNING = /[>\n]\s{0,99}[{[]/

/** Where the object or list that begins at `start` is closed; -1 where it is not. */
function endOf(text: string, start: number): number {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '"') inString = !inString
    else if (inString) {
      if (char === '\\') at++
    } else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1
  }
  return -1
}
