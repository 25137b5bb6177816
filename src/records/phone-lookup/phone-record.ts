/** What a look-up service knows about a phone number. */
export interface PhoneRecord {
  /** Whether the number is in use, as far as the service knows. */
  valid: boolean
  /** In the words of `phone_line_type`; null where the service does not say. */
  lineType: string | null
  carrier: string | null
  /** City or region of the line; null for one that has none. */
  location: string | null
  /** 0 to 100: how sure it is that the number exists. */
  confidence: number
}
