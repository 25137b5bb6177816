import { z } from 'zod'
import { flag, line, oneOrMore, whole } from './leaf.ts'

const words = oneOrMore(line, 'must be a word, or a list of them')

/** More of somebody else's site are never visited for the times of one record. */
const MOST_PAGES = 10

/** What `schedules` of a config may say. */
export const schedules = z
  .union(
    [
      flag,
      z.strictObject({
        kinds: z
          .union([flag, z.record(z.string(), words)], { error: 'must be true, or a mapping of kinds to words' })
          .nullish()
          .meta({
            description: 'Kinds of times, each with the words that name it; true takes the headings of the pages.',
          }),
        opinion: flag.nullish().meta({
          description: 'Whether the model of REGATTA_OPINION_URL is asked, too: the texts of the pages are sent there.',
          default: false,
        }),
        max_pages: whole(1, MOST_PAGES).nullish().meta({ description: 'Most pages of one site.', default: 10 }),
      }),
    ],
    { error: 'must be true, or a mapping with kinds, max_pages, opinion' },
  )
  .nullish()
  .meta({
    description: 'Whether the web site of each record is visited for recurring times: opening hours, services.',
    examples: [true, { kinds: { mass: ['mass', 'misa'] }, max_pages: 10 }],
  })
