import type { Answer } from './answer.ts'

/** What was found in one phone or address column of the whole file. */
export interface Findings {
  valid: number
  invalid: number
  /** Rows by error; a row may have several. */
  errors: Record<string, number>
}

/** Counts the answers of all rows, by the stem of their columns: `phone`, `phone_2`, `address`. */
export function createFindingCounter(added: readonly string[]): {
  add(answers: readonly Answer[]): void
  findings(): Record<string, Findings>
} {
  const stems = added.flatMap((column, at) => {
    if (!column.endsWith('_valid')) return []
    const stem = column.slice(0, -'_valid'.length)
    return [{ stem, valid: at, error: added.indexOf(`${stem}_error`), found: emptyFindings() }]
  })
  return {
    add(answers) {
      for (const { valid, error, found } of stems) {
        if (answers[valid] === true) found.valid++
        else found.invalid++
        const said = answers[error]
        if (typeof said !== 'string') continue
        for (const code of new Set(said.split('; '))) found.errors[code] = (found.errors[code] ?? 0) + 1
      }
    },
    findings: () => Object.fromEntries(stems.map(({ stem, found }) => [stem, found])),
  }
}

function emptyFindings(): Findings {
  return { valid: 0, invalid: 0, errors: {} }
}
