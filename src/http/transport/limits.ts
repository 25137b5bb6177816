/** What one answer may cost us. Each has a default; see docs/politeness.md. */
export interface Limits {
  /** Largest body after decompression, in bytes. */
  max_body: number
  /** Status line and headers together, in bytes. */
  max_headers: number
  /** From the start of a request to the end of the answer's headers. */
  headers_timeout_ms: number
  connect_timeout_ms: number
  /** Slowest body that is waited for, in bytes per second over `rate_window_ms`. */
  min_rate: number
  rate_window_ms: number
}

export const DEFAULT_LIMITS: Limits = {
  max_body: 50_000_000,
  max_headers: 65_536,
  headers_timeout_ms: 15_000,
  connect_timeout_ms: 10_000,
  min_rate: 100,
  rate_window_ms: 15_000,
}
