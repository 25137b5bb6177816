/**
 * What is looked for among the links of a page: the list of news, the directory of institutions, or single articles.
 */
export const LINK_KINDS = ['listing', 'directory', 'articles'] as const

/** One of the things that links are scored for. */
export type LinkKind = (typeof LINK_KINDS)[number]

/** A link as a page has it, with what it looks like. */
export interface FoundLink {
  /** As in the page. */
  url: string
  text: string
  /** Where it stands; absent where that is not known. */
  place?: LinkPlace
}

/** Part of a page in which a link stands. */
export type LinkPlace = 'navigation' | 'heading' | 'footer' | 'main'

/** 0 to 10; from 7 on it is accepted. */
export interface LinkScore {
  score: number
  reasons: string[]
}

/** From this score on a link is what was looked for. */
export const ACCEPTED_FROM = 7
