import { z } from 'zod'
import { filters } from '../schema/filters.ts'
import { selector } from '../schema/selector-list.ts'
import { carriedKeys, checkSent, sentPart } from '../schema/sent-form.ts'
import type { SentForm } from '../schema/sent-form.ts'
import { checkTemplates, isMapping, templates } from '../schema/templates.ts'
import type { ListingDeclaration } from './declaration.ts'

const NEXT = 'a[rel~="next"], link[rel~="next"]'

const schema = z
  .strictObject({
    type: z.literal('follow_link'),
    url_template: templates.meta({
      description: 'URL of the first listing page; several are walked side by side.',
      examples: ['https://news.example/latest'],
    }),
    next_selector: selector.nullish().meta({ description: 'The link to the next page.', default: NEXT }),
    ...carriedKeys,
    filters,
  })
  .superRefine(
    (listing, ctx) => {
      checkTemplates(listing.url_template, ctx, () => [[], []])
      checkSent(listing, ctx)
    },
    { when: isMapping },
  )
  .meta({ description: 'Listing pages that link to the next one.' })

export interface FollowLinkListing {
  type: 'follow_link'
  /** The first page. */
  url_template: string[]
  next_selector: string[]
  /** What is sent for the first page by POST; absent for GET. */
  sent?: SentForm
}

/** HTML pages of which each links to the next one. */
export const followLink: ListingDeclaration<typeof schema, FollowLinkListing> = {
  schema,
  otherNames: ['next_link'],
  expand: ({ url_template, next_selector, ...body }) => ({
    type: 'follow_link',
    url_template,
    next_selector: next_selector ?? [NEXT],
    ...sentPart(body),
  }),
  entriesFrom: () => null,
  selectors: ({ next_selector }) => ({ next_selector: next_selector ?? [] }),
}
