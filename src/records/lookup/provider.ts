/** A service that knows something about a question: where an address is, whose a phone number is. */
export interface LookupProvider<Found> {
  name: string
  /** Requests a second that the service allows; its own rule where nobody says otherwise. */
  perSecond: number
  request(question: string): { url: URL; headers: Record<string, string> }
  /** Reads an answer with its status; null for a body that is no JSON. */
  read(status: number, body: unknown): Lookup<Found>
}

export type Lookup<Found> = { found: Found } | { error: LookupError }

/** Why a question has no answer. */
export type LookupError = 'not_found' | 'quota_exceeded' | 'denied' | 'invalid' | 'temporary'
