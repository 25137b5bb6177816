/** 52 bits of a text: two lanes of multiply and rotate, mixed at the end. Above 0, so that 0 can mean none. */
export function hashText(text: string): number {
  let [high, low] = [0x9e3779b1, 0x85ebca77]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 0x85ebca6b)
    low = Math.imul(low ^ code, 0xc2b2ae35)
    high = (high << 13) | (high >>> 19)
    low = (low << 17) | (low >>> 15)
  }
  high = Math.imul(high ^ (high >>> 16) ^ low, 0x27d4eb2f)
  low = Math.imul(low ^ (low >>> 15) ^ high, 0x165667b1)
  high ^= high >>> 15
  low ^= low >>> 13
  return (high >>> 0) * 2 ** 20 + (low >>> 12) + 1
}
