import { z } from 'zod'
import { NAME } from '../../vocabulary/product.ts'
import type { EXPORT_FIELDS } from './export-fields.ts'

const texts = z.array(z.string())

const document = z.strictObject({
  name: z.string().nullable().describe('file name; null if the document failed before it had one'),
  file: z.string().nullable().describe('path below the data folder, with slashes'),
  url: z.string(),
  type: z.string().nullable().describe('media type, by its content'),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  status: z.enum(['stored', 'failed']),
  reason: z.string().nullable().describe('why it failed, in a sentence'),
})

const FIELDS = {
  country: z.string().describe('folder of the config'),
  source: z.string().describe('file name of the config, without its ending'),
  name: z.string().describe('display name of the source'),
  url: z.string().describe('address of the record; with country and source it is unique'),
  title: z.string(),
  date: z.string().nullable().describe('YYYY-MM-DD; null if there was none or it could not be read'),
  date_raw: z.string().nullable().describe('the text that date was read from'),
  body: z.string().nullable().describe('paragraphs with a line break between them'),
  tags: texts,
  authors: texts,
  language: z.string().nullable().describe('BCP 47 tag'),
  scraped_at: z.string().describe('when this version was read: ISO 8601 in UTC'),
  run: z.string().describe('the run that stored this version'),
  extra: z.record(z.string(), z.json()).describe('the fields of the source'),
  documents: z.array(document).describe('what was downloaded with it, in the order of the page'),
} satisfies Record<(typeof EXPORT_FIELDS)[number], z.ZodType>

/** An exported record, as a line of JSON Lines holds it. */
export const exportedRecord = z.strictObject(FIELDS)

/** The JSON Schema of an exported record, for programs that read exports. */
export function recordJsonSchema(): object {
  const schema = z.toJSONSchema(exportedRecord, { target: 'draft-2020-12' })
  return { ...schema, $id: 'record.schema.json', title: `A record as ${NAME} export writes it` }
}
