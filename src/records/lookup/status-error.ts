import type { LookupError } from './provider.ts'

/** What the status of an answer says about a lookup; null when its body says it. */
export function errorOfStatus(status: number): LookupError | null {
  if (status === 429) return 'quota_exceeded'
  if (status === 401 || status === 403) return 'denied'
  if (status >= 500 || status === 408) return 'temporary'
  return status >= 400 ? 'invalid' : null
}
