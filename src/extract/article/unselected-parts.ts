/** The parts of an article that a config selects. */
export type ArticlePart = 'title' | 'date' | 'body' | 'tags' | 'authors'

/** What a page says of its article without selectors. */
export interface UnselectedParts {
  body: string
  tags: string[]
  authors: string[]
}
