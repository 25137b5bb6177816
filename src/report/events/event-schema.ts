import { z } from 'zod'
import type { EventLine, FleetEvent } from '../../vocabulary/event.ts'
import { progress, REASON_NAMES, scraperRow, summary } from './row-schema.ts'
import { NAME } from '../../vocabulary/product.ts'

const id = z.string().describe('the scraper, `country/source`')
const at = z.iso.datetime().describe('when, ISO 8601 in UTC')

const queued = z.object({
  id,
  group: z.string().nullable().describe('the group it runs in, or null'),
  expected_ms: z.number().nullable().describe('what it took before, in ms, or null'),
})

/** Every kind of event with its fields and what they mean: the JSON Schema and the page in docs/ are made from this. */
export const EVENTS = {
  run_started: z.object({
    type: z.literal('run_started'),
    run: z.string().describe('id of the run'),
    at,
    scrapers: z.int().describe('how many there are, invalid configs included'),
    singles: z.int().describe('of these, units of one scraper'),
    groups: z.int().describe('units that run several one after the other'),
    max_parallel: z.int().describe('slots'),
    queue: z.array(queued).describe('every scraper that can run: `id`, `group`, `expected_ms`'),
    resumed: z.boolean().optional().describe('true where a run goes on that another process had begun'),
  }),
  scraper_started: z.object({
    type: z.literal('scraper_started'),
    id,
    at,
    pid: z.int().nullable().describe('its process'),
    log: z.string().nullable().describe('absolute path of its log'),
    attempt: z.int().describe('1 for the first try'),
  }),
  scraper_progress: z.object({
    type: z.literal('scraper_progress'),
    id,
    progress: progress.describe('what it counted so far; at most every ten seconds'),
  }),
  scraper_ended: z.object({
    type: z.literal('scraper_ended'),
    id,
    row: scraperRow.describe('its row of the summary'),
  }),
  log: z.object({
    type: z.literal('log'),
    id,
    line: z.string().describe('a line of its log; only with `--sequential`'),
  }),
  retrying: z.object({
    type: z.literal('retrying'),
    at,
    delay_ms: z.number().describe('after which they are queued again'),
    scrapers: z
      .array(z.object({ id, attempt: z.int(), reason: z.enum(REASON_NAMES).nullable() }))
      .describe('failed ones that get another try: `id`, `attempt` to come, `reason` of the last'),
  }),
  slots_changed: z.object({
    type: z.literal('slots_changed'),
    at,
    slots: z.int().describe('how many units may run at once from now on'),
    most: z.int().describe('how many there may be when memory is plenty'),
  }),
  halted: z.object({
    type: z.literal('halted'),
    at,
    failures: z.int().describe('so many failed that nothing more is started'),
    fail_fast: z.boolean().describe('what runs is ended as well'),
  }),
  stopping: z.object({
    type: z.literal('stopping'),
    signal: z.string().describe('who asked: `SIGINT`, `SIGTERM`, `SIGHUP`'),
    grace_ms: z.number().describe('how long running scrapers have, in ms'),
  }),
  note: z.object({
    type: z.literal('note'),
    level: z.enum(['info', 'warn']).describe('`info` or `warn`'),
    message: z.string().describe('a sentence for a person'),
  }),
  run_ended: z.object({
    type: z.literal('run_ended'),
    summary: summary.describe('the whole summary, as `run-all --json` prints it'),
  }),
} satisfies { [Type in FleetEvent['type']]: z.ZodType<Extract<FleetEvent, { type: Type }>> }

/** What every line has besides the fields of its event. */
export const envelope = z.object({
  v: z.literal(1).describe('version of this vocabulary; a field may be added without another number'),
  seq: z.int().min(1).describe('counts the lines of a run from 1; a gap is a line that could not be written'),
  time: z.iso.datetime().describe('when it was told, ISO 8601 in UTC'),
  run: z.string().describe('id of the run'),
})

const [first, ...others] = Object.values(EVENTS).map((event) => event.extend(envelope.shape) as typeof EVENTS.note)

/** One line of an event stream. */
export const eventLine = z.discriminatedUnion('type', [first!, ...others]) as unknown as z.ZodType<EventLine>

/** The JSON Schema (draft 2020-12) of a line: schema/event.schema.json is this and nothing else. */
export function eventJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(eventLine, { target: 'draft-2020-12', io: 'input' })
  const description = `One line of ${NAME} run-all --events FILE`
  return { $schema, $id: 'event.schema.json', title: 'Event', description, ...rest }
}
