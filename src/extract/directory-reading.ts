/** How a page of a directory was read: by which extractor, why, and what the others would have given. */
export interface DirectoryReading {
  extractor: string
  why: string
  others: string
}
