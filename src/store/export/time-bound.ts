const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Reads YYYY-MM-DD or an ISO time (without a zone in UTC) as ISO 8601 in UTC. A day means its first moment, or for the
 * end of a period its last one. Null for anything else.
 */
export function timeBound(text: string, end: 'first' | 'last'): string | null {
  const [, day, zone] = SHAPE.exec(text) ?? []
  // A day that does not exist, such as 30 February, would silently be one in March.
  if (day === undefined || isoTime(day)?.slice(0, 10) !== day) return null
  if (text === day && end === 'last') return `${day}T23:59:59.999Z`
  return isoTime(text.includes('T') && zone === undefined ? `${text}Z` : text)
}

function isoTime(text: string): string | null {
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
