import { sourceJsonSchema } from '../json-schema.ts'
import type { JsonSchema } from '../json-schema.ts'

let keys: Map<string, string[]> | undefined

/** The keys of every mapping of the dialect that has fixed ones, by dotted path: '' for the top level. */
export function knownKeys(): ReadonlyMap<string, string[]> {
  return (keys ??= collect(sourceJsonSchema(), '', new Map()))
}

function collect(schema: JsonSchema, path: string, into: Map<string, string[]>): Map<string, string[]> {
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) collect(part, path, into)
  for (const [key, part] of Object.entries(schema.properties ?? {})) {
    into.set(path, [...new Set([...(into.get(path) ?? []), key])])
    collect(part, path === '' ? key : `${path}.${key}`, into)
  }
  // An entry of a list has no name of its own.
  if (schema.items !== undefined) collect(schema.items, path, into)
  // Under `fields` every name is free, and what is below it has fixed keys again.
  if (typeof schema.additionalProperties === 'object') collect(schema.additionalProperties, `${path}.*`, into)
  return into
}
