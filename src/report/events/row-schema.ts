import { z } from 'zod'
import type { Counts } from '../../vocabulary/run/counts.ts'
import type { Progress } from '../../vocabulary/run/progress.ts'
import { END_STATUSES, REASONS, type Reason } from '../../vocabulary/run/reason.ts'
import type { SummaryStatistics } from '../../vocabulary/run/summary-statistics.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'

export const REASON_NAMES = [...new Set<Reason>(Object.values(REASONS).flat())]

const counts = {
  pages: z
    .object({ fetched: z.int(), from_cache: z.int(), failed: z.int() })
    .describe('`fetched` (answered, 304 included), of these `from_cache`, and `failed` for good'),
  records: z
    .object({ found: z.int(), new: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() })
    .describe('`found` (entries that listings named), `new`, `updated`, `unchanged`, `rejected`'),
} satisfies Record<keyof Counts, z.ZodType>

export const scraperRow = z.object({
  country: z.string().describe('folder of the config'),
  source: z.string().describe('file name of the config'),
  name: z.string().describe('display name'),
  group: z.string().nullable().describe('the group it ran in, or null'),
  status: z.enum(END_STATUSES).describe(END_STATUSES.map((status) => `\`${status}\``).join(', ')),
  reason: z.enum(REASON_NAMES).nullable().describe('why it is not a plain success: see [reasons](reasons.md)'),
  detail: z.string().describe('a sentence for people, or empty'),
  exit_code: z.int().nullable().describe('of its process, or null'),
  signal: z.string().nullable().describe('that ended its process, or null'),
  attempt: z.int().describe('1 for the first attempt'),
  pid: z.int().nullable().describe('of its process, or null'),
  log: z.string().nullable().describe('path of its log'),
  started: z.string().nullable().describe('ISO 8601 in UTC; null if it never started'),
  finished: z.string().nullable().describe('likewise'),
  ...counts,
  peak_rss_mb: z.number().nullable().describe('peak memory of its process'),
  cpu_ms: z.number().nullable().describe('CPU time of its process'),
}) satisfies z.ZodType<ScraperRow>

export const progress = z.object({
  ...counts,
  phase: z
    .enum(['starting', 'listing', 'articles', 'documents', 'schedules', 'finishing'])
    .describe('what it is doing'),
  listing_pages: z.int().describe('listing pages read'),
  pending: z.int().describe('entries known and not yet visited'),
  waiting: z.string().describe('what it is waiting for if the wait is long, or empty'),
  rss_mb: z.number().describe('memory of its process now'),
  cpu_ms: z.number().describe('CPU time so far'),
  documents: z
    .object({
      stored: z.int(),
      failed: z.int(),
      total: z.int().describe('that waited at first'),
      seconds: z.number().describe('since then'),
    })
    .optional()
    .describe('while documents are downloaded, and afterwards'),
  schedules: z
    .object({ sites: z.int(), found: z.int().describe('records with at least one time') })
    .optional()
    .describe('while the sites of records are visited, and afterwards'),
}) satisfies z.ZodType<Progress>

const totals = z.object({
  scrapers: z.int(),
  success: z.int(),
  warning: z.int(),
  failed: z.int(),
  interrupted: z.int(),
  skipped: z.int(),
})

const span = z.object({ start_mb: z.int(), peak_mb: z.int(), end_mb: z.int(), growth_mb: z.int() })

const statistics = z.object({
  seconds: z.number(),
  scrapers_per_minute: z.number(),
  records_per_minute: z.number(),
  success: z.object({ by_scraper: z.number().nullable(), by_record: z.number().nullable() }),
  record_ms: z.object({
    mean_ms: z.number().nullable(),
    p50_ms: z.number().nullable(),
    p95_ms: z.number().nullable(),
  }),
  memory: span.nullable(),
  breakers: z.array(
    z.object({
      scraper: z.string(),
      host: z.string(),
      operation: z.string(),
      state: z.string(),
      requests: z.int(),
      answered: z.int(),
      failed: z.int(),
      timed_out: z.int(),
      refused: z.int(),
      success_percent: z.number().nullable(),
    }),
  ),
  documents: z
    .array(
      z.object({
        scraper: z.string(),
        attempted: z.int(),
        stored: z.int(),
        failed: z.int(),
        seconds_per_item: z.number().nullable(),
        speed_up: z.number().nullable(),
        restarts: z.int().nullable(),
      }),
    )
    .optional(),
  clients: z
    .array(
      z.object({
        scraper: z.string(),
        pages: z.enum(['listing', 'detail']),
        client: z.enum(['browser', 'http']),
        why: z.string(),
      }),
    )
    .optional(),
}) satisfies z.ZodType<SummaryStatistics>

export const summary = z.object({
  run: z.string().describe('id of the run'),
  started: z.string().describe('ISO 8601 in UTC'),
  finished: z.string().describe('likewise'),
  mode: z.enum(['parallel', 'sequential']).describe('`parallel` or `sequential`'),
  totals: totals.describe('`scrapers`, and the number of each status; they add up'),
  scrapers: z.array(scraperRow).describe('every scraper, by country and source'),
  statistics: statistics
    .optional()
    .describe('rates, success, time a record, memory, breakers, documents and chosen clients of the whole run'),
}) satisfies z.ZodType<Summary>
