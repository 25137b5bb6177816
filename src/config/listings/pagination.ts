import { z } from 'zod'
import { fillTemplate } from '../expand/url-template.ts'
import { filters } from '../schema/filters.ts'
import { url, whole } from '../schema/leaf.ts'
import { carriedKeys, checkSent, sentPart, sentPlaceholders } from '../schema/sent-form.ts'
import type { SentForm } from '../schema/sent-form.ts'
import { checkTemplates, isMapping, templates, unusedBatchSize } from '../schema/templates.ts'
import type { ListingDeclaration, ListingRule } from './declaration.ts'

const schema = z
  .strictObject({
    type: z.literal('pagination'),
    url_template: templates.meta({
      description: 'URL of a listing page with {num} in it; several are walked side by side.',
      examples: ['https://news.example/latest?page={num}'],
    }),
    start_url: url.nullish().meta({ description: 'A page to read before the numbered ones.' }),
    start_page: whole(0).nullish().meta({ description: 'The first {num}.', default: 1 }),
    step: whole(1)
      .nullish()
      .meta({ description: 'What {num} grows by; 100 for a listing that counts articles.', default: 1 }),
    ...carriedKeys,
    batch_size: unusedBatchSize,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(listing.url_template, ctx, () => [['num'], []], sentPlaceholders(listing))
      checkSent(listing, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'Numbered listing pages.' })

export interface PaginationListing {
  type: 'pagination'
  /** Read first when set; not one of the numbered pages. */
  start_url: string | null
  /** With {num}. Several are walked side by side until each has ended. */
  url_template: string[]
  start_page: number
  step: number
  /** What is sent by POST; absent for GET. */
  sent?: SentForm
}

type Rule = ListingRule<z.output<typeof schema>, PaginationListing>

const startTwice: Rule = {
  name: 'start-twice',
  level: 'info',
  *check({ start_url, start_page, url_template }) {
    if (start_url === null) return
    const start = comparable(start_url)
    const first = url_template.find((template) => comparable(fillTemplate(template, { num: start_page })) === start)
    if (first === undefined) return
    const message = `this is the page of {num} = ${start_page} too: leave it out, or start one page later`
    yield { path: ['listing', 'start_url'], message }
  },
}

const startPageOne: Rule = {
  name: 'start-page-one',
  level: 'info',
  *check({ start_url, start_page, step }, { written }) {
    if (start_url === null || start_page !== 1 || step !== 1) return
    yield {
      path: ['listing', written.start_page == null ? 'start_url' : 'start_page'],
      message: 'page 1 mostly is the start_url under another address: start_page: 2 saves reading it twice',
    }
  },
}

function comparable(text: string): string {
  const { origin, pathname, search } = new URL(text)
  return `${origin}${pathname.replace(/\/$/, '')}${search}`
}

/** Numbered HTML pages. */
export const pagination: ListingDeclaration<typeof schema, PaginationListing> = {
  schema,
  expand: ({ start_url, url_template, start_page, step, ...body }) => ({
    type: 'pagination',
    start_url: start_url ?? null,
    url_template,
    start_page: start_page ?? 1,
    step: step ?? 1,
    ...sentPart(body),
  }),
  entriesFrom: () => null,
  urls: ({ start_url }) => [start_url],
  rules: [startTwice, startPageOne],
}
