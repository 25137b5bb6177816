import { z } from 'zod'
import { didYouMean } from '../parse/nearest.ts'
import { api } from './api.ts'
import { archive } from './archive.ts'
import { cursor } from './cursor.ts'
import { feed } from './feed.ts'
import { followLink } from './follow-link.ts'
import { withHint } from './leaf.ts'
import { paginatedArchive } from './paginated-archive.ts'
import { pagination } from './pagination.ts'
import { sitemap } from './sitemap.ts'
import { wordpress } from './wordpress.ts'

const TYPES = [
  'pagination',
  'archive',
  'api',
  'sitemap',
  'feed',
  'paginated_archive',
  'cursor',
  'follow_link',
  'wordpress',
]
/** What the types are called elsewhere. */
const OTHER_NAMES: Record<string, string> = {
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  json_feed: 'feed',
  wp: 'wordpress',
  load_more: 'cursor',
  next_link: 'follow_link',
}

export const listing = z.discriminatedUnion(
  'type',
  [pagination, archive, api, sitemap, feed, paginatedArchive, cursor, followLink, wordpress],
  {
    error: ({ input }) => {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) return 'must be a mapping with a type'
      const must = `must be one of ${TYPES.join(', ')}`
      const type = (input as Record<string, unknown>)['type']
      if (typeof type !== 'string') return must
      const other = OTHER_NAMES[type.toLowerCase()]
      return withHint(must, other === undefined ? didYouMean(type, TYPES) : `, did you mean "${other}"?`)
    },
  },
)
