const NOTHING: object = Object.create(null) as object

/** For a row's cells by column. Nothing is inherited: a column may be called `constructor`, and also `__proto__`. */
export function newValues(): Record<string, unknown> {
  return Object.create(NOTHING) as Record<string, unknown>
}

/**
 * Names of columns by the cells of a header, each once: a second `name` is known as `name (2)`, or one would hide the
 * other.
 */
export function columnNames(header: readonly string[]): string[] {
  const used = new Set<string>()
  /** How often a name has been looked for, so that the same thousand times is not counted from 2 each time. */
  const counts = new Map<string, number>()
  return header.map((cell, n) => {
    const name = cell.trim() === '' ? `column ${n + 1}` : cell.trim()
    let own = name
    let count = counts.get(name) ?? 1
    while (used.has(own)) own = `${name} (${++count})`
    counts.set(name, count)
    used.add(own)
    return own
  })
}
