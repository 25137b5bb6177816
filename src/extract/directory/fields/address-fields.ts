/** Parts of an address as the records of a directory have them; what is not there is null. */
export interface AddressFields {
  street: string | null
  city: string | null
  state: string | null
  postcode: string | null
  country: string | null
}
