/** In a European text most bytes above ASCII stand alone among letters, in an East Asian one beside each other. */
export function areTogether(bytes: Buffer): boolean {
  let high = 0
  let together = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    high++
    if ((bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80) together++
  }
  return high > 0 && together / high > 0.5
}
