/** From this likeness on a cell is said to be alike in part. */
export const IN_PART = 0.2

/** Whether no filled cell of a pair is alike: such a pair is no match, whatever connects its rows. */
export function nothingInCommon(fields: readonly number[]): boolean {
  return fields.every((likeness) => likeness < IN_PART)
}
