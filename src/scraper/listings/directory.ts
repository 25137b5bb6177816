import type { DirectoryListing } from '../../config/listings/directory.ts'
import { fillTemplate, placeholders } from '../../config/expand/url-template.ts'
import type { Track } from '../walk/track.ts'
import { chainTracks } from './chain.ts'
import { numberedPages } from './numbered-pages.ts'
import type { ListingStrategy } from './strategy.ts'

/** Pages that hold the records: numbered, one for each letter, or one that may name the next. */
export const directoryStrategy: ListingStrategy<DirectoryListing> = {
  pages: ({ extractor, follow, next_selector }) => ({
    kind: 'rows',
    extractor,
    follow,
    next: { selectors: next_selector, isLink: true },
  }),
  tracks: (listing) =>
    listing.url_template.flatMap((template) => {
      const names = placeholders(template)
      if (names.includes('letter')) return letterPages(template)
      return names.includes('num') ? numberedPages({ ...listing, url_template: [template] }) : chainTracks([template])
    }),
  isEven: false,
}

function letterPages(template: string): Track[] {
  const urls = LETTERS.split('').map((letter) => fillTemplate(template, { letter }))
  return [
    {
      template,
      bounded: true,
      home: fillTemplate(template, { letter: '' }),
      async *pages(read) {
        for (const url of urls) yield await read({ url })
      },
    },
  ]
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
