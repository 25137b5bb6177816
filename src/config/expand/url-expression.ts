/** A filter's regular expression; `(?i)` in front ignores case, as in the Python that the dialect was written for. */
export function urlExpression(text: string): RegExp {
  return text.startsWith('(?i)') ? new RegExp(text.slice(4), 'i') : new RegExp(text)
}

/** Longer ones compile, and overflow the engine's stack when they are first tried. */
const MAX_LENGTH = 2000

/** What is wrong with one, or null. */
export function expressionFault(text: string): string | null {
  if (text === '') return 'it is empty'
  if (text.length > MAX_LENGTH) return `it has ${text.length} characters: at most ${MAX_LENGTH}`
  try {
    urlExpression(text).test('')
  } catch (error) {
    if (text.includes('(?P<')) return 'a named group is written (?<name>...)'
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error)
  }
  if (NESTED.test(text) && (needsBacktracking(text) || LARGE_COUNT.test(text))) {
    return 'it repeats a group that repeats inside, and has a lookaround, a backreference or a count over 999: it could go on for ever'
  }
  return null
}

/** Whether it has what only an engine that backtracks can do: lookaround, backreferences. */
export function needsBacktracking(text: string): boolean {
  return /\(\?<?[=!]|\\[1-9]|\\k</.test(text.replaceAll('\\\\', ''))
}

/** Whether backtracking may take much longer than reading: it repeats in more than one place, or repeats a group. */
export function mayBacktrackLong(text: string): boolean {
  const bare = text.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x')
  return (bare.match(/[+*{]/g) ?? []).length > 1 || /\)[+*{]/.test(bare)
}

/** More than an engine that reads a text once can count. */
const LARGE_COUNT = /\{\d{4}|,\d{4}/

/**
 * A repeated group whose inside repeats or has alternatives: (a+)+ and (a|a)* take exponentially long on what almost
 * matches.
 */
const NESTED = /\((?:[^()\\]|\\.)*[+*}|](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,)/
