const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Reads YYYY-MM-DD (its first moment) or an ISO time as ISO 8601 in UTC; without a zone it is UTC. Null for anything else.
 */
export function parseSince(text: string): string | null {
  const [, day, zone] = SHAPE.exec(text) ?? []
  // A day that does not exist, such as 30 February, would silently be one in March.
  if (day === undefined || isoTime(day)?.slice(0, 10) !== day) return null
  return isoTime(text.includes('T') && zone === undefined ? `${text}Z` : text)
}

function isoTime(text: string): string | null {
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
