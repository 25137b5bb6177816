/**
 * In how many runs a document is tried that failed: for what may pass, and for another failure, which may be too early.
 */
export const DOCUMENT_ATTEMPTS = { transient: 5, other: 2 }
