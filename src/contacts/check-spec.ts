/** What to check in the rows of a file; plain data, so that it can be handed to a worker thread. */
export interface CheckSpec {
  /** Columns that hold phone numbers. */
  phones: readonly string[]
  /** Whether phones get the further columns of PHONE_DETAILS. */
  details?: boolean
  /** Addresses: one column that holds a whole one, or the columns that hold its parts. */
  addresses: readonly (readonly string[])[]
  /** ISO code of the region that is taken for granted; null for none. */
  region: string | null
  /** The column that names the region of a row; before `region`. */
  regionField: string | null
}

/** The cells of a row that its checks read, as text, in this order: region, phones, parts of addresses. */
export type CheckedCells = readonly string[]

/** The columns of a file that a check reads, the one of the region first. */
export function checkedColumns({ phones, addresses, regionField }: CheckSpec): string[] {
  return [...(regionField === null ? [] : [regionField]), ...phones, ...addresses.flat()]
}
