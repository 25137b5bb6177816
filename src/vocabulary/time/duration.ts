import { twoDigits } from '../text/two-digits.ts'

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * Reads '90', '90s', '30m', '1h30m', '500ms' as milliseconds; a bare number is seconds.
 * Returns null for anything else, negative and infinite values included.
 */
export function parseDuration(text: string): number | null {
  const value = text.trim().toLowerCase()
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(value)) return null
  let total = 0
  for (const [, amount, unit = ''] of value.matchAll(/(?<!\d)(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * UNITS[unit]!
  }
  return Number.isFinite(total) ? total : null
}

/** Writes milliseconds as a clock: 00:41, 12:05, 3:07:20. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`
}
