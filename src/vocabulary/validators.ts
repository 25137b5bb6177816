/** What a server needs to say whether a page has changed since: sent back as If-None-Match and If-Modified-Since. */
export interface Validators {
  etag: string | null
  last_modified: string | null
}
