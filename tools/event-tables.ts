import type { z } from 'zod'
import { envelope, EVENTS } from '../src/report/events/event-schema.ts'
import { progress, scraperRow, summary } from '../src/report/events/row-schema.ts'

const BEGIN = '<!-- events: written by tools/schema.ts -->'
const END = '<!-- /events -->'

/** The page with its tables of events as the schema has them: what every field of every event means. */
export function withEventTables(page: string): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/reports.md has no ${BEGIN} ... ${END}`)
  return `${before}${BEGIN}\n\n${tables()}\n\n${END}${after}`
}

function tables(): string {
  const events = Object.entries(EVENTS).map(([type, schema]) => {
    const { type: _, ...fields } = schema.shape
    return `| \`${type}\` | ${listed(fields)} |`
  })
  const shapes = { row: scraperRow, progress, summary }
  return [
    `Every line has ${listed(envelope.shape)}; \`type\`: what happened; and the fields of its event:`,
    '',
    '| type | fields |',
    '|---|---|',
    ...events,
    ...Object.entries(shapes).flatMap(([name, { shape }]) => ['', `\`${name}\` has ${listed(shape)}.`]),
  ].join('\n')
}

function listed(fields: Record<string, z.ZodType>): string {
  return Object.entries(fields)
    .map(([name, schema]) => `\`${name}\`: ${(schema.description ?? '').replaceAll('|', '\\|')}`)
    .join('; ')
}
