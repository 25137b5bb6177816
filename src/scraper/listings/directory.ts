import type { DirectoryListing } from '../../config/listings/directory.ts'
import { hasUsualNext } from '../../config/listings/usual-next.ts'
import type { SentForm } from '../../config/schema/sent-form.ts'
import { fillTemplate, placeholders } from '../../config/expand/url-template.ts'
import type { Track } from '../walk/track.ts'
import { chainTracks } from './chain.ts'
import { listingPageRequest } from './listing-request.ts'
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
  tracks: (listing) => {
    const { sent, next_selector } = listing
    const sentNames = placeholders(JSON.stringify(sent?.form ?? sent?.json ?? ''))
    return listing.url_template.flatMap((template) => {
      const names = new Set([...placeholders(template), ...sentNames])
      if (names.has('letter')) return letterPages(template, sent)
      if (names.has('num')) return numberedPages({ ...listing, url_template: [template] })
      return chainTracks([template], { sent, next: next_selector, findsPager: hasUsualNext(listing) })
    })
  },
  isEven: false,
}

function letterPages(template: string, sent: SentForm | undefined): Track[] {
  return [
    {
      template,
      bounded: true,
      home: fillTemplate(template, { letter: '' }),
      async *pages(read) {
        for (const letter of LETTERS) yield await read(listingPageRequest(template, { letter }, sent))
      },
    },
  ]
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
