/** One article of the simulated web, as its paper knows it. */
export interface Article {
  id: number
  /** country/source of the scraper whose listings name it. */
  scraper: string
  /** The paper's sections whose listings name it; at least one. */
  sections: string[]
  title: string
  /** YYYY-MM-DD. */
  date: string
  paragraphs: string[]
  tags: string[]
  /** Where its page is. */
  path: string
  /** Where listings link to: the same, or a path that redirects there. */
  listed: string
  fate: Fate
  /** On no listing before the late news is published. Archives have none: their days are over. */
  late: boolean
}

/**
 * What has to become of a listed article. apart: the config leaves it out (a video, or for subscribers only).
 * textless: its page has no text where the config looks for it. members: robots.txt forbids it. lost: never comes.
 */
export type Fate = 'kept' | 'apart' | 'textless' | 'members' | 'lost'
