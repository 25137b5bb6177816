/**
 * How long an answer asks us to stay away, in ms; null when it does not say, says nonsense, or names a time that has
 * passed. Seconds or an HTTP date (RFC 9110, 10.2.3). A date is measured against the answer's own Date, so that a clock
 * that differs from ours does no harm; a cache may have kept an answer with an Age, whose Date says nothing.
 */
export function retryAfter(status: number, headers: Record<string, string>): number | null {
  if (status !== 429 && status !== 503) return null
  const value = headers['retry-after']?.trim()
  if (value === undefined || value === '') return null
  if (/^\d+(\.\d+)?$/.test(value)) return positive(Number(value) * 1000)
  // Anything else that Date.parse would read ('2', '1 apples', '-5') is no HTTP date.
  if (!/^[A-Z][a-z]{2,8},? \d/.test(value) && !/^[A-Z][a-z]{2} [A-Z][a-z]{2} /.test(value)) return null
  const at = Date.parse(value)
  const date = headers.age === undefined ? Date.parse(headers.date ?? '') : NaN
  return positive(at - (Number.isNaN(date) ? Date.now() : date))
}

// setTimeout cannot count further than 2^31 ms; nobody waits for weeks anyway.
const LONGEST = 24 * 86_400_000

function positive(ms: number): number | null {
  return ms > 0 ? Math.min(ms, LONGEST) : null
}
