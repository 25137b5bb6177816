/** 512 MB, 11.8 GB: powers of 1024, as tools usually show memory and disks. */
export function bytes(n: number): string {
  const mb = n / (1024 * 1024)
  if (mb < 1024) return `${Math.floor(mb)} MB`
  const gb = mb / 1024
  return gb < 1024 ? `${gb.toFixed(1)} GB` : `${(gb / 1024).toFixed(1)} TB`
}
