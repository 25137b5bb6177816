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
  return header.map((cell, n) => {
    const name = cell.trim() === '' ? `column ${n + 1}` : cell.trim()
    let own = name
    for (let count = 2; used.has(own); count++) own = `${name} (${count})`
    used.add(own)
    return own
  })
}
