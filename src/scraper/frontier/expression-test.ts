import { mayBacktrackLong, needsBacktracking, urlExpression } from '../../config/expand/url-expression.ts'

/** Whether a URL or path matches. */
export type ExpressionTest = (text: string) => boolean

/** Longer texts are not tried by an engine that backtracks. */
const MOST = 500

/**
 * Compiles the expressions of a config. A site chooses the text that they are tried on, so one that could backtrack for
 * ever runs in a port of RE2, which reads a text once; it is loaded only then. What RE2 has not, lookaround and
 * backreferences, runs in the engine of JavaScript on texts of bounded length.
 */
export async function compileExpressions(texts: readonly string[]): Promise<ExpressionTest[]> {
  return Promise.all(texts.map(compile))
}

async function compile(text: string): Promise<ExpressionTest> {
  const expression = urlExpression(text)
  if (!mayBacktrackLong(text)) return (tried) => expression.test(tried)
  const bounded: ExpressionTest = (tried) => tried.length <= MOST && expression.test(tried)
  if (needsBacktracking(text)) return bounded
  const { RE2JS } = await import('re2js')
  try {
    const linear = RE2JS.compile(RE2JS.translateRegExp(text))
    return (tried) => linear.matcher(tried).find()
  } catch {
    // Counts beyond a thousand, and a few escapes.
    return bounded
  }
}
