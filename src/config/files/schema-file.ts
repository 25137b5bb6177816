import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The JSON Schemas that the package holds: of a config, of a `_defaults.yaml`, of an event. */
export const SCHEMA_NAMES = ['source', 'defaults', 'event'] as const
export type SchemaName = (typeof SCHEMA_NAMES)[number]

/** Path of the file of a JSON Schema: of the package, or of the checkout. */
export function schemaFile(name: SchemaName): string {
  const packaged = fileURLToPath(new URL(`../schema/${name}.schema.json`, import.meta.url))
  return existsSync(packaged)
    ? packaged
    : fileURLToPath(new URL(`../../../schema/${name}.schema.json`, import.meta.url))
}
