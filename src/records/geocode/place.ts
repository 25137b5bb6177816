/** What a geocoding service knows about an address. */
export interface Place {
  lat: number
  lon: number
  formatted: string
  /** 0 to 100: how exactly the place is the one that was asked for. */
  confidence: number
}
