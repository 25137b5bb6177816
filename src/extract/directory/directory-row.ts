import type { JsonValue } from '../../vocabulary/record.ts'

/** One institution or other record of a directory, before it is cleaned; what is not there is null. */
export interface DirectoryRow {
  name: string | null
  /** Its own page or document, absolute. */
  url: string | null
  /** The directory's own id of it. */
  id: string | null
  /** As written. */
  date: string | null
  /** The day that it means, YYYY-MM-DD, where the other dates of the page tell. */
  day: string | null
  /** File number, docket, licence ... */
  number: string | null
  street: string | null
  city: string | null
  state: string | null
  postcode: string | null
  /** As written, or an ISO code. */
  country: string | null
  phone: string | null
  email: string | null
  web: string | null
  latitude: number | null
  longitude: number | null
  staff: StaffMember[]
  /** Fields that the config adds. */
  further: Record<string, JsonValue>
}

/** Somebody who works there. */
export interface StaffMember {
  name: string
  role: string | null
}

/** A row of which nothing is known yet. */
export function emptyRow(): DirectoryRow {
  return {
    name: null,
    url: null,
    id: null,
    date: null,
    day: null,
    number: null,
    street: null,
    city: null,
    state: null,
    postcode: null,
    country: null,
    phone: null,
    email: null,
    web: null,
    latitude: null,
    longitude: null,
    staff: [],
    further: {},
  }
}
