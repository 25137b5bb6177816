import { SentNumber, type SentJson } from './sent-json.ts'

/**
 * Reads a dotted path. On a list a number picks an element and any other key is asked of every element; so
 * `content.children.text` collects through nested lists. One value comes as itself, several as a list, none as null.
 */
export function readPath(json: SentJson, path: string): SentJson {
  let values: SentJson[] = [json]
  for (const key of path.split('.')) values = values.flatMap((value) => step(value, key))
  const found = values.filter((value) => value !== null)
  return found.length > 1 ? found : (found[0] ?? null)
}

function step(value: SentJson, key: string): SentJson[] {
  if (Array.isArray(value)) {
    if (/^\d+$/.test(key)) return value[Number(key)] === undefined ? [] : [value[Number(key)]!]
    return value.flat(MOST_NESTED).flatMap((element) => (Array.isArray(element) ? [] : step(element, key)))
  }
  if (value === null || typeof value !== 'object' || value instanceof SentNumber || !Object.hasOwn(value, key))
    return []
  return [value[key]!]
}

// A hostile answer nests lists deeper than the stack of calls reaches.
const MOST_NESTED = 20
