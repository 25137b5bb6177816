const UNITS: Record<string, number> = { kb: 1 / 1024, mb: 1, gb: 1024 }

/**
 * Reads '300mb', '300m', '1.5gb' or '300' (mb) as units of 1,048,576 bytes. Returns null for anything else, and for 0.
 */
export function parseMegabytes(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)\s*(?:([kmg])i?b?)?$/.exec(text.trim().toLowerCase())
  const mb = Number(found?.[1]) * (UNITS[`${found?.[2] ?? 'm'}b`] ?? 1)
  return mb > 0 && Number.isFinite(mb) ? mb : null
}
