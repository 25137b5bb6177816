import { z } from 'zod'
import { DEFAULTS, HOST_CLASSES, PATIENCE } from '../expand/defaults.ts'
import type { HostClass, Patience } from '../expand/defaults.ts'
import { CLEANING_NAMES } from '../source.ts'
import { nameFault } from '../files/config-name.ts'
import { browser } from './browser.ts'
import { charset } from './charset.ts'
import { filters } from './filters.ts'
import { headerKeys } from './headers.ts'
import { language } from './language.ts'
import { choice, day, flag, line, oneOrMore, seconds, size, url, whole } from './leaf.ts'
import { buttonsNeedBrowser, documents } from './documents.ts'
import { fields } from './fields.ts'
import { exclude } from './json-entries.ts'
import { hooks } from './hooks.ts'
import { listing } from './listing.ts'
import { login } from './login.ts'
import { requireListing } from './required-listing.ts'
import { requireSelectors } from './required-selectors.ts'
import { every, scheduleKeys, scheduledOnce, window } from './schedule.ts'
import { schedules } from './schedules.ts'
import { selector } from './selector-list.ts'
import { selectors } from './selectors.ts'
import { validate, validatedFields } from './validate.ts'

/**
 * A config file as users write it: the one source of truth for what is accepted, for the JSON Schema that editors use
 * and, through it, for the list of keys in docs/configs.md.
 */
export const sourceFile = z
  .strictObject({
    name: line.meta({ description: 'Name shown in exports and reports.', examples: ['The Gazette'] }),
    country: line.nullish().meta({ description: 'As the folder is called; the folder decides.' }),
    base_url: url.meta({
      description: 'The site, and what relative links of an API are joined with.',
      examples: ['https://news.example'],
    }),
    listing: listing.meta({ description: 'Where the entries are listed.' }),
    discover: choice(['directory'])
      .nullish()
      .meta({ description: 'Looks for the directory among the links of base_url, where listing has no url_template.' }),
    selectors: selectors
      .nullish()
      .meta({ description: 'CSS selectors, with ::text or ::attr(name) at the end to say what to take.' }),
    fields: fields()
      .nullish()
      .meta({ description: 'Further fields of a record, or all of them where it is not an article.' }),
    cleaning: z
      .record(
        z.string(),
        oneOrMore(
          choice(CLEANING_NAMES, { must: 'must be a cleaning name' }),
          'must be a cleaning name, or a list of them',
        ),
        {
          error: 'must be a mapping of field names to cleaning names',
        },
      )
      .nullish()
      .meta({
        description: 'What is done with the text of a field, by field name; several in order.',
        examples: [{ date: 'handle_mixed_dates' }],
      }),

    validate,
    client: choice(['http', 'browser', 'auto']).nullish().meta({
      description: 'What fetches the pages; auto takes the browser for those that scripts build.',
      default: DEFAULTS.client,
    }),
    browser,
    concurrency: whole(1, 1000)
      .nullish()
      .meta({ description: 'Most requests in flight to one host; by host_class where it is not given.' }),
    rate_limit: seconds({ max: 86_400 }).nullish().meta({
      description:
        'Least time between the starts of two requests to one host; 0 is no pace; by host_class where it is not given.',
    }),
    host_class: choice(Object.keys(HOST_CLASSES) as [HostClass, ...HostClass[]])
      .nullish()
      .meta({
        description:
          'Sets rate_limit and concurrency, where they are not given, by the kind of host; general where none of the three is given.',
      }),
    burst: whole(1, 100).nullish().meta({
      description: 'Requests that may start at once after a quiet time; over so many gaps the pace holds all the same.',
      default: 1,
    }),
    patience: choice(Object.keys(PATIENCE) as [Patience, ...Patience[]])
      .nullish()
      .meta({
        description:
          'brief sets retries 2, retry_seconds 1 and breaker.successes 3, where they are not given: a host is given up sooner.',
        default: DEFAULTS.patience,
      }),
    breaker: z
      .strictObject(
        {
          failures: whole(1, 1000).nullish().meta({ description: 'Failures in a row that open it.' }),
          open_seconds: seconds({ above: 0, max: 3600 })
            .nullish()
            .meta({ description: 'How long it stays open before one request tries the host again.' }),
          successes: whole(1, 100)
            .nullish()
            .meta({ description: 'Requests that have to be answered before it closes.', default: 1 }),
        },
        { error: 'must be a mapping with failures, open_seconds, successes' },
      )
      .nullish()
      .meta({
        description:
          'When requests to a failing host stop; 3 failures and 60 s for listings, 5 and 30 s for articles where it is not given.',
        examples: [{ failures: 3, open_seconds: 60, successes: 3 }],
      }),
    retries: whole(0, 100)
      .nullish()
      .meta({ description: 'Tries after the first one; 0 means none.', default: PATIENCE.standard.retries }),
    retry_seconds: seconds({ above: 0, max: 3600 }).nullish().meta({
      description: 'Wait before the first retry; it doubles, with jitter.',
      default: PATIENCE.standard.retry_seconds,
    }),
    request_timeout: seconds({ above: 0, max: 3600 })
      .nullish()
      .meta({ description: 'Whole time for one request, to the last byte.', default: DEFAULTS.request_timeout }),
    item_timeout: seconds({ above: 0, max: 86_400 }).nullish().meta({
      description:
        'Whole time for one article or document, its tries and redirects included; waiting for the pace or a Retry-After is not counted.',
      default: DEFAULTS.item_timeout,
    }),
    robots: choice(['obey', 'ignore'])
      .nullish()
      .meta({ description: 'Whether robots.txt is obeyed.', default: DEFAULTS.robots }),
    robots_wait: seconds({ max: 3600 })
      .nullish()
      .meta({ description: 'How long a robots.txt that fails is asked again.', default: DEFAULTS.robots_wait }),
    ...headerKeys,
    allow_private: flag.nullish().meta({
      description:
        'Whether any private or loopback address may be asked; those that are its own hosts may be in any case.',
    }),
    charset: charset
      .nullish()
      .meta({ description: 'Encoding of the pages, where they do not tell it truly.', examples: ['windows-1251'] }),
    parser: choice(['fast', 'html5']).nullish().meta({
      description: 'html5 repairs broken pages as a browser does, at several times the cost.',
      default: DEFAULTS.parser,
    }),
    article_root: selector.nullish().meta({
      description:
        'The element that holds all that is selected of an article page: only it and the head are parsed, which is proved against whole pages.',
      examples: ['article.story'],
    }),
    language: language.nullish().meta({ description: 'Language of the pages; helps to read dates.', examples: ['fr'] }),

    filters,
    exclude,
    max_pages: whole(1).nullish().meta({ description: 'Most listing pages in a run.' }),
    max_articles: whole(1).nullish().meta({ description: 'Most articles in a run.' }),
    max_rss: size()
      .nullish()
      .meta({ description: 'Memory over which the scraper takes one page at a time.', examples: ['300mb'] }),
    stop_date: day
      .nullish()
      .meta({ description: 'A listing ends at entries older than this day.', examples: ['2020-01-01'] }),
    priority: whole(-1_000_000, 1_000_000)
      .nullish()
      .meta({ description: 'Higher starts earlier.', default: DEFAULTS.priority }),
    every,
    window,
    schedule: scheduleKeys,
    schedules,
    group: line
      .superRefine((name, ctx) => {
        const fault = nameFault(name)
        if (fault !== null) ctx.addIssue({ code: 'custom', message: `must be a name: ${fault}` })
      })
      .nullish()
      .meta({ description: 'Runs one after the other with all that name the same group.' }),
    labels: labels()
      .nullish()
      .meta({ description: 'Words that --tag selects by.', examples: [['daily', 'news']] }),

    documents,
    login,
    hooks,
    auth: z.unknown().optional().meta({ description: "The predecessor's word for login; it never did anything." }),
  })
  .superRefine(scheduledOnce, { when: ({ value }) => typeof value === 'object' && value !== null })
  .superRefine(validatedFields, { when: ({ value }) => typeof value === 'object' && value !== null })
  .superRefine(requireListing, { when: ({ value }) => typeof value === 'object' && value !== null })
  .superRefine(buttonsNeedBrowser, { when: ({ value }) => typeof value === 'object' && value !== null })
  .superRefine(requireSelectors, { when: ({ value }) => typeof value === 'object' && value !== null })

export type SourceFile = z.output<typeof sourceFile>

function labels(): z.ZodType<string[], string | string[]> {
  const must = 'must be a word without blanks or commas'
  return oneOrMore(line.regex(/^[^\s,]+$/, { error: must }), `${must}, or a list of them`)
}
