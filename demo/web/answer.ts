import type { Charset } from './paper.ts'

/** What a site says to one request, before it is put into bytes. */
export type Answer =
  | {
      status: 200
      type: 'html' | 'json' | 'script'
      text: string
      charset: Charset
      /** YYYY-MM-DD. */ modified: string | null
    }
  | { status: 301 | 302; location: string }
  | { status: 403 | 404 | 429 | 500 | 502 | 503; text: string; retryAfter?: number }

export const NOT_FOUND: Answer = {
  status: 404,
  text: '<!DOCTYPE html><title>Not found</title><h1>There is nothing here</h1>',
}
