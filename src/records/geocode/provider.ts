/** Why a place has no coordinates. */
export type LookupError = 'not_found' | 'quota_exceeded' | 'denied' | 'invalid' | 'temporary'

export interface Place {
  lat: number
  lon: number
  formatted: string
  /** 0 to 100: how exactly the place is the one that was asked for. */
  confidence: number
}

export type Lookup = { found: Place } | { error: LookupError }

/** A service that knows where an address is. */
export interface GeocodeProvider {
  name: string
  /** Requests a second that the service allows; its own rule where nobody says otherwise. */
  perSecond: number
  request(address: string): { url: URL; headers: Record<string, string> }
  /** Reads an answer with its status; null for a body that is no JSON. */
  read(status: number, body: unknown): Lookup
}
