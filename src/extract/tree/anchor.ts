/**
 * What the elements have in common whose insides a selector may read: the leftmost part of `.story p`, say. Loose on
 * purpose: it may mean more elements than the selector does, never fewer, so what is kept for it is whole.
 */
export interface Anchor {
  /** Lower case; null for any. */
  name: string | null
  /** Pieces of the class and id attributes. */
  tokens: readonly string[]
  /**
   * Lower case: an attribute's name, or its value where that is more specific; null where no attribute is asked for.
   */
  attribute: { name: string; value: string | null } | null
}
