import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { choice, flag, whole } from '../schema/leaf.ts'
import { selector } from '../schema/selector-list.ts'
import { carriedKeys, checkSent, sentPart, sentPlaceholders } from '../schema/sent-form.ts'
import type { SentForm } from '../schema/sent-form.ts'
import { checkTemplates, isMapping, templates } from '../schema/templates.ts'
import type { ListingDeclaration } from './declaration.ts'
import { USUAL_NEXT } from './usual-next.ts'

const EXTRACTORS = ['auto', 'cards', 'table', 'definitions', 'finder', 'map', 'generic'] as const

const schema = z
  .strictObject({
    type: z.literal('directory'),
    url_template: templates.nullish().meta({
      description:
        'URL of the page or the answer that holds the records; with {num} for numbered pages, {letter} for one of each letter.',
      examples: ['https://diocese.example/parishes', 'https://diocese.example/parishes?letter={letter}'],
    }),
    extractor: choice(EXTRACTORS).nullish().meta({
      description: 'How records are found; auto takes what fits the page best, and logs why.',
      default: 'auto',
    }),
    follow: flag
      .nullish()
      .meta({ description: "Whether each record's own page is read, too, and completes it.", default: false }),
    next_selector: selector.nullish().meta({ description: 'The link to the next page, where pages are not numbered.' }),
    start_page: whole(0).nullish().meta({ description: 'The first {num}.', default: 1 }),
    step: whole(1).nullish().meta({ description: 'What {num} grows by.', default: 1 }),
    ...carriedKeys,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(listing.url_template ?? [], ctx, () => [[], ['num', 'letter']], sentPlaceholders(listing))
      checkSent(listing, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'Institutions, or other records, that stand in the page itself.' })

export interface DirectoryListing {
  type: 'directory'
  /** With {num} or {letter} where there are several pages that do not name each other. */
  url_template: string[]
  extractor: (typeof EXTRACTORS)[number]
  follow: boolean
  next_selector: string[]
  start_page: number
  step: number
  /** What is sent by POST; absent for GET. */
  sent?: SentForm
}

/** Records that stand in a page, found by what they look like. */
export const directory: ListingDeclaration<typeof schema, DirectoryListing> = {
  schema,
  otherNames: ['finder', 'locator', 'institutions', 'table'],
  expand: ({ url_template, extractor, follow, next_selector, start_page, step, ...body }) => ({
    type: 'directory',
    url_template: url_template ?? [],
    extractor: extractor ?? 'auto',
    follow: follow ?? false,
    next_selector: next_selector ?? [...USUAL_NEXT],
    start_page: start_page ?? 1,
    step: step ?? 1,
    ...sentPart(body),
  }),
  entriesFrom: () => 'the directory',
  mayBeDiscovered: true,
  states: ['title'],
  selectors: ({ next_selector }) => ({ next_selector: next_selector ?? [] }),
}
