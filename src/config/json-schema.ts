import { z } from 'zod'
import { sourceFile } from './schema/source-file.ts'

/** A part of a JSON Schema, as far as this program looks into one. */
export interface JsonSchema {
  type?: string
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  description?: string
  default?: unknown
  [key: string]: unknown
}

export const SCHEMA_ID = 'source.schema.json'

/** The JSON Schema (draft 2020-12) of a config file, for editors: schema/source.schema.json is this and nothing else. */
export function sourceJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(sourceFile, { io: 'input', target: 'draft-2020-12' }) as JsonSchema
  const { $schema, ...rest } = schema
  const description = 'The config of one scraper: configs/<country>/<source>.yaml'
  return { $schema, $id: SCHEMA_ID, title: 'Scraper config', description, ...rest }
}
