const NOTHING: object = Object.create(null) as object

/** For a row's cells by column. Nothing is inherited: a column may be called `constructor`, and also `__proto__`. */
export function newValues(): Record<string, unknown> {
  return Object.create(NOTHING) as Record<string, unknown>
}
