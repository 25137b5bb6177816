/** How much of what runs leave behind is kept; null is no limit. What any of them excludes goes. */
export interface KeepLimits {
  /** Newest runs, and newest logs of each scraper. */
  runs: number | null
  /** In ms. */
  age_ms: number | null
  /** Of run folders and logs together. */
  bytes: number | null
}
