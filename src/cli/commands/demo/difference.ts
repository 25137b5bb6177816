/** Something that the run said or did and that is not so. */
export interface Difference {
  /** country/source, or null for the run as a whole. */
  scraper: string | null
  what: string
}
