/** '1 page', '2 pages': a number with its noun, in the plural where it is not one. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`
}
