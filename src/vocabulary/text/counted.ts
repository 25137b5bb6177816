/** '1 page', '2 pages': a number with its noun, in the plural where it is not one. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`
}

/** A number for a person to read: 12345 is '12,345'. */
export function withThousands(n: number): string {
  return n.toLocaleString('en-US')
}

/** '12,345 rows': a number that may be large, with its noun. */
export function countedThousands(n: number, noun: string): string {
  return `${withThousands(n)} ${n === 1 ? noun : `${noun}s`}`
}
