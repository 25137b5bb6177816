/** What a URL says by its form: its path without query and fragment, and the parts between slashes. */
export interface UrlWords {
  path: string
  segments: string[]
  last: string
  /** Hyphens and underscores of the last part: titles have several. */
  hyphens: number
}

/** Takes a URL apart as text, so that relative and broken ones are read, too. */
export function urlWords(url: string): UrlWords {
  const [before = ''] = url.slice(0, LONGEST).split(/[?#]/, 1)
  const path = before.replace(/^(?:https?:)?\/\/[^/]+/i, '')
  const segments = path.split('/').filter((part) => part !== '')
  const last = segments.at(-1) ?? ''
  return { path, segments, last, hyphens: last.split(/[-_]/).length - 1 }
}

const LONGEST = 2000
