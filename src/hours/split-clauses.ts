import type { Token } from './text/tokens.ts'

/** Cuts tokens where what follows has days and times of its own: at line ends, `;`, brackets and full stops. */
export function splitClauses(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'mark' && BREAKS.has(token.mark)) clauses.push([])
    else clauses.at(-1)!.push(token)
  }
  return clauses.filter((clause) => clause.length > 0)
}

const BREAKS = new Set(['\n', ';', '.', ']', '[', '{', '}'])
