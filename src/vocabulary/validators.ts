/** By what a server can tell whether a page has changed since: sent back to it as If-None-Match and If-Modified-Since. */
export interface Validators {
  etag: string | null
  last_modified: string | null
}
