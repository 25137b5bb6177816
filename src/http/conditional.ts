import type { Validators } from '../vocabulary/validators.ts'
import type { FetchedPage } from './client.ts'

/** Longer ones are no validators, whatever they are. */
const LONGEST = 300

/**
 * What a page gives to ask for it again by; null when it gives nothing that can be sent back. A page behind a redirect
 * gives nothing either: next time the redirect may lead elsewhere, and the answer would be about another page.
 */
export function validatorsOf({ requested, url, status, headers }: Omit<FetchedPage, 'body'>): Validators | null {
  if (status !== 200 || url !== new URL(requested).href) return null
  const etag = /^(?:W\/)?"[^"]*"$/.test(headers['etag'] ?? '') ? sendable(headers['etag']) : null
  const last_modified = Number.isNaN(Date.parse(headers['last-modified'] ?? ''))
    ? null
    : sendable(headers['last-modified'])
  return etag === null && last_modified === null ? null : { etag, last_modified }
}

/**
 * https://www.rfc-editor.org/rfc/rfc9110#section-13.1: both are sent, and the server goes by the first that it knows.
 */
export function conditionalHeaders({ etag, last_modified }: Validators): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(last_modified === null ? {} : { 'if-modified-since': last_modified }),
  }
}

function sendable(value: string | undefined): string | null {
  if (value === undefined || value.length > LONGEST) return null
  return /^[\u0020-\u007e\u0080-\u00ff]+$/.test(value) ? value : null
}
