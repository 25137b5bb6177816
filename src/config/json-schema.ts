import { z } from 'zod'
import { sourceFile } from './schema/source-file.ts'
import { sharedFile } from './shared/shared-file.ts'

/** A part of a JSON Schema, as far as this program looks into one. */
export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  description?: string
  default?: unknown
  examples?: unknown[]
  [key: string]: unknown
}

/**
 * The JSON Schema (draft 2020-12) of a config file, for editors: schema/source.schema.json is this and nothing else.
 */
export function sourceJsonSchema(): JsonSchema {
  return forEditors(sourceFile, {
    $id: 'source.schema.json',
    title: 'Scraper config',
    description: 'The config of one scraper: configs/<country>/<source>.yaml',
  })
}

/** The same of a `_defaults.yaml`: schema/defaults.schema.json. */
export function defaultsJsonSchema(): JsonSchema {
  return forEditors(sharedFile, {
    $id: 'defaults.schema.json',
    title: 'Settings for many scrapers',
    description: 'What every config in this folder and below starts from: _defaults.yaml',
  })
}

function forEditors(zodType: z.ZodType, head: Record<'$id' | 'title' | 'description', string>): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(zodType, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      // Zod leaves these out where a value is transformed, since they might be those of the result. Ours are what users
      // write.
      const { default: value, examples } = z.globalRegistry.get(zodSchema) ?? {}
      if (value !== undefined) jsonSchema.default = value
      if (Array.isArray(examples)) jsonSchema.examples = examples
    },
  }) as JsonSchema
  return simplify({ $schema, ...head, ...rest })
}

/** Choices within choices become one choice: editors show shorter help, and the file is a third smaller. */
function simplify(schema: JsonSchema): JsonSchema {
  const copy = { ...schema }
  if (copy.maximum === Number.MAX_SAFE_INTEGER) delete copy.maximum
  if (copy.properties !== undefined) {
    copy.properties = Object.fromEntries(Object.entries(copy.properties).map(([key, value]) => [key, simplify(value)]))
  }
  if (typeof copy.additionalProperties === 'object') copy.additionalProperties = simplify(copy.additionalProperties)
  if (copy.items !== undefined) copy.items = simplify(copy.items)
  if (copy.oneOf !== undefined) copy.oneOf = copy.oneOf.map(simplify)
  if (copy.anyOf !== undefined) {
    copy.anyOf = copy.anyOf.map(simplify).flatMap((part) => {
      return part.anyOf !== undefined && Object.keys(part).length === 1 ? part.anyOf : [part]
    })
  }
  return copy
}
