/** A filter's regular expression; `(?i)` in front ignores case, as in the Python that the dialect was written for. */
export function urlExpression(text: string): RegExp {
  return text.startsWith('(?i)') ? new RegExp(text.slice(4), 'i') : new RegExp(text)
}

/** What is wrong with one, or null. */
export function expressionFault(text: string): string | null {
  if (text === '') return 'it is empty'
  try {
    urlExpression(text)
    return null
  } catch (error) {
    if (text.includes('(?P<')) return 'a named group is written (?<name>...)'
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error)
  }
}
