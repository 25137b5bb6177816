import { z } from 'zod'
import { templateFault, urlFault } from '../url-template.ts'
import { didYouMean } from '../nearest.ts'
import { choice, day, line, oneOrMore, whole, withHint } from './leaf.ts'
import { filters } from './filters.ts'

export const DEFAULT_BATCH = 10

/** Listing types of the dialect that this version reads but does not run. */
const LATER = ['sitemap', 'feed', 'paginated_archive', 'cursor', 'follow_link']
const TYPES = ['pagination', 'archive', 'api']

const single = z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'must be a single value' })

export const exclude = z
  .array(z.record(z.string(), single, { error: 'must be a mapping of field names to values' }), {
    error: 'must be a list of mappings of field names to values',
  })
  .nullish()
  .meta({
    description: 'For an api listing: an entry is left out when all pairs of one of these equal its fields.',
    examples: [[{ premium: true }]],
  })

const template = oneOrMore(line, 'must be a URL template, or a list of them')
const batch_size = whole(1, 1000).nullish().meta({
  description: 'How many listing pages are asked for before looking whether the listing has ended.',
  default: 10,
})
const url = line.superRefine((text, ctx) => {
  const fault = urlFault(text)
  if (fault !== null) ctx.addIssue({ code: 'custom', message: fault })
})

const pagination = z
  .strictObject({
    type: z.literal('pagination'),
    url_template: template.meta({
      description: 'URL of a listing page with {num} in it; several are walked side by side.',
      examples: ['https://news.example/latest?page={num}'],
    }),
    start_url: url.nullish().meta({ description: 'A page to read before the numbered ones.' }),
    start_page: whole(0).nullish().meta({ description: 'The first {num}.', default: 1 }),
    step: whole(1)
      .nullish()
      .meta({ description: 'What {num} grows by; 100 for a listing that counts articles.', default: 1 }),
    batch_size,
    filters,
  })
  .superRefine((listing, ctx) => checkTemplates(listing.url_template, ctx, () => [['num'], []]), { when: isObject })
  .meta({ description: 'Numbered listing pages.' })

const PARTS = ['year', 'month', 'day'] as const
const PARTS_OF = { yearly: PARTS.slice(0, 1), monthly: PARTS.slice(0, 2), daily: PARTS.slice() } as const

const archive = z
  .strictObject({
    type: z.literal('archive'),
    url_template: template.meta({
      description: 'URL of the listing of one day, month or year, with {year}, {month}, {day} (zero-padded) in it.',
      examples: ['https://news.example/{year}/{month}/{day}/'],
    }),
    start_date: day.meta({ description: 'The oldest day, YYYY-MM-DD.', examples: ['2024-01-01'] }),
    end_date: day.nullish().meta({ description: 'The newest day, YYYY-MM-DD; today when left out.' }),
    date_format: choice(['daily', 'monthly', 'yearly'])
      .nullish()
      .meta({ description: 'How often there is a listing; taken from the placeholders when left out.' }),
    batch_size,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      const format = listing.date_format ?? null
      checkTemplates(listing.url_template, ctx, (text) => [PARTS_OF[format ?? dateFormat([text])] ?? PARTS, []])
      const { start_date: start, end_date: end } = listing
      if (typeof start === 'string' && typeof end === 'string' && start > end) {
        ctx.addIssue({ code: 'custom', path: ['end_date'], message: `must be start_date (${start}) or later` })
      }
    },
    { when: isObject },
  )
  .meta({ description: 'One listing page for each day, month or year.' })

const api = z
  .strictObject({
    type: z.literal('api'),
    url_template: template.meta({
      description: 'URL that answers JSON, with {page}, or with {offset} and perhaps {size}, in it.',
      examples: ['https://news.example/api/articles?page={page}'],
    }),
    pagination_type: choice(['offset', 'page'])
      .nullish()
      .meta({ description: 'What is counted: entries or pages; taken from the placeholders when left out.' }),
    offset_start: whole(0).nullish().meta({ description: 'The first {offset}.', default: 0 }),
    offset_step: whole(1).nullish().meta({ description: 'What {offset} grows by, and {size}.', default: 100 }),
    page_start: whole(0).nullish().meta({ description: 'The first {page}.', default: 1 }),
    page_step: whole(1).nullish().meta({ description: 'What {page} grows by.', default: 1 }),
    json_paths: z.record(z.string(), line, { error: 'must be a mapping of field names to paths in the JSON' }).meta({
      description:
        'Where things stand in the JSON, as keys joined by dots: collection (the list of entries), total, and in each entry url, title, date, body, tags. Further names become fields for exclude and url_construction_template.',
      examples: [{ collection: 'data.items', url: 'link', title: 'title', date: 'published_at' }],
    }),
    url_construction_template: line.nullish().meta({
      description: 'Builds the URL of an entry from its fields.',
      examples: ['https://news.example/story/{id}'],
    }),
    exclude,
    batch_size: whole(1, 1000).nullish().meta({ description: 'Not used: an API is asked one page after the other.' }),
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      const type = listing.pagination_type ?? null
      checkTemplates(listing.url_template, ctx, (text) => {
        return (type ?? paginationType([text])) === 'offset' ? [['offset'], ['size']] : [['page'], []]
      })
      const paths: unknown = listing.json_paths
      if (typeof paths !== 'object' || paths === null) return
      const build = listing.url_construction_template
      if (typeof build === 'string') {
        const fault = templateFault(build, [], Object.keys(paths))
        if (fault !== null) ctx.addIssue({ code: 'custom', path: ['url_construction_template'], message: fault })
      } else if (!('url' in paths)) {
        const message = 'must say where the URL of an entry stands, unless url_construction_template builds it'
        ctx.addIssue({ code: 'custom', path: ['json_paths', 'url'], message })
      }
      for (const [name, path] of Object.entries(paths)) {
        if (typeof path !== 'string' || !/^\$|\[|\.\.|^\.|\.$/.test(path)) continue
        ctx.addIssue({
          code: 'custom',
          path: ['json_paths', name],
          message: 'must be keys joined by dots, such as data.items',
        })
      }
    },
    { when: isObject },
  )
  .meta({ description: 'A JSON API.' })

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

type Checks = { addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void }

// Runs also where the shape of the listing was faulty, so that all faults are told at once: nothing can be taken as given.
function checkTemplates(
  templates: unknown,
  ctx: Checks,
  namesFor: (template: string) => [required: readonly string[], allowed: readonly string[]],
): void {
  for (const [i, text] of (Array.isArray(templates) ? templates : [templates]).entries()) {
    if (typeof text !== 'string' || text.trim() === '') continue
    const fault = templateFault(text, ...namesFor(text))
    if (fault !== null) ctx.addIssue({ code: 'custom', path: ['url_template', i], message: fault })
  }
}

function isObject({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null
}

/** How often an archive has a listing, by the finest placeholder of its first template. */
export function dateFormat([first = '']: readonly string[]): 'daily' | 'monthly' | 'yearly' {
  return first.includes('{day}') ? 'daily' : first.includes('{month}') ? 'monthly' : 'yearly'
}

export function paginationType([first = '']: readonly string[]): 'offset' | 'page' {
  return first.includes('{offset}') ? 'offset' : 'page'
}
