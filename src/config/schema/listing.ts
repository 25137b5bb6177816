import { z } from 'zod'
import { didYouMean } from '../nearest.ts'
import { api } from './api.ts'
import { archive } from './archive.ts'
import { withHint } from './leaf.ts'
import { pagination } from './pagination.ts'

const TYPES = ['pagination', 'archive', 'api']
/** Types of the dialect that this version knows by name and does not run. */
const LATER = ['sitemap', 'feed', 'paginated_archive', 'cursor', 'follow_link']

export const listing = z.discriminatedUnion('type', [pagination, archive, api], {
  error: ({ input }) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return 'must be a mapping with a type'
    const must = `must be one of ${TYPES.join(', ')}`
    const type = (input as Record<string, unknown>)['type']
    if (typeof type !== 'string') return must
    return withHint(
      must,
      LATER.includes(type) ? ': this version cannot run that yet' : didYouMean(type, [...TYPES, ...LATER]),
    )
  },
})
