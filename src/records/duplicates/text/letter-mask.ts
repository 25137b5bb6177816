/** Which letters a text has, a bit each; some letters share one. Spaces have none. */
export function letterMask(text: string): number {
  let mask = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 32) mask |= 1 << (code & 31)
  }
  return mask
}

/**
 * How many letters the first mask has and the second has not: at least so many places of the first text find no equal.
 */
export function lettersMissing(mask: number, other: number): number {
  let bits = mask & ~other
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
