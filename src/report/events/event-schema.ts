import { z } from 'zod'
import type { EventLine, FleetEvent } from '../../vocabulary/run/event.ts'
import { progress, REASON_NAMES, scraperRow, summary } from './row-schema.ts'
import { NAME } from '../../vocabulary/product.ts'

const id = z.string().describe('the scraper, `country/source`')
const at = z.iso.datetime().describe('when, ISO 8601 in UTC')

const queued = z.object({
  id,
  group: z.string().nullable().describe('the group it runs in, or null'),
  expected_ms: z.number().nullable().describe('its usual duration in ms, or null'),
})

/** Every kind of event with its fields and what they mean: the JSON Schema and the page in docs/ are made from this. */
export const EVENTS = {
  run_started: z.object({
    type: z.literal('run_started'),
    run: z.string().describe('id of the run'),
    at,
    scrapers: z.int().describe('number of scrapers, invalid configs included'),
    singles: z.int().describe('how many of them run on their own'),
    groups: z.int().describe('number of groups'),
    max_parallel: z.int().describe('number of slots'),
    queue: z.array(queued).describe('every scraper that can run: `id`, `group`, `expected_ms`'),
    resumed: z.boolean().optional().describe('true if the run was begun by another process'),
  }),
  scraper_started: z.object({
    type: z.literal('scraper_started'),
    id,
    at,
    pid: z.int().nullable().describe('id of its process'),
    log: z.string().nullable().describe('absolute path of its log'),
    attempt: z.int().describe('1 for the first attempt'),
  }),
  scraper_progress: z.object({
    type: z.literal('scraper_progress'),
    id,
    progress: progress.describe('its counts so far; at most every ten seconds'),
  }),
  group_started: z.object({
    type: z.literal('group_started'),
    at,
    group: z.string().describe('name of the group'),
    scrapers: z.array(z.string()).describe('its members, in the order in which they run'),
    pid: z.int().nullable().describe('id of the process that runs them one after the other'),
    start: z.int().describe('1; more if that process died and was started again'),
  }),
  group_ended: z.object({
    type: z.literal('group_ended'),
    at,
    group: z.string().describe('name of the group'),
    scrapers: z.int().describe('number of its members'),
    pid: z.int().nullable().describe('id of its process'),
    exit_code: z.int().nullable().describe('0, or 1 if a member failed; null if it is not known'),
    signal: z.string().nullable().describe('what ended the process, if a signal did'),
    ended: z
      .object({ success: z.int(), warning: z.int(), failed: z.int(), interrupted: z.int(), skipped: z.int() })
      .describe('how many members ended so; fewer than `scrapers` if the process died before they were through'),
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
    delay_ms: z.number().describe('delay before they are queued again'),
    scrapers: z
      .array(z.object({ id, attempt: z.int(), reason: z.enum(REASON_NAMES).nullable() }))
      .describe('failed scrapers that get another attempt: `id`, number of the next `attempt`, `reason` of the last'),
  }),
  slots_changed: z.object({
    type: z.literal('slots_changed'),
    at,
    slots: z.int().describe('number of slots from now on'),
    most: z.int().describe('number of slots when there is enough memory'),
    by: z.literal('user').optional().describe('`user` if somebody asked for it; absent if memory is the reason'),
  }),
  halted: z.object({
    type: z.literal('halted'),
    at,
    failures: z.int().describe('number of scrapers that had failed'),
    fail_fast: z.boolean().describe('true if running scrapers are stopped, too'),
  }),
  stopping: z.object({
    type: z.literal('stopping'),
    signal: z.string().describe('`SIGINT`, `SIGTERM` or `SIGHUP`'),
    grace_ms: z.number().describe('time for running scrapers to finish, in ms'),
  }),
  note: z.object({
    type: z.literal('note'),
    level: z.enum(['info', 'warn']).describe('`info` or `warn`'),
    message: z.string().describe('a sentence for people'),
  }),
  run_ended: z.object({
    type: z.literal('run_ended'),
    summary: summary.describe('the whole summary, as `run-all --json` prints it'),
  }),
} satisfies { [Type in FleetEvent['type']]: z.ZodType<Extract<FleetEvent, { type: Type }>> }

/** What every line has besides the fields of its event. */
export const envelope = z.object({
  v: z.literal(1).describe('version of this vocabulary; new fields do not change it'),
  seq: z.int().min(1).describe('number of the line in its run, from 1; a gap is a line that could not be written'),
  time: z.iso.datetime().describe('when it was written, ISO 8601 in UTC'),
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
