/** One file's worth of settings: plain data, as YAML has it. */
export type ConfigLayer = Record<string, unknown>

/**
 * What several files say together, outermost first: mappings are merged key by key, anything else (a list, a value, a
 * null) replaces what stands further out. Neither file is changed.
 */
export function mergeLayers(layers: readonly ConfigLayer[]): ConfigLayer {
  return layers.reduce((outer, nearer) => merge(withoutRivals(outer, nearer), nearer, []), {})
}

/** Keys that say the same thing in two ways: the nearer file's way stands alone. */
const RIVALS: readonly (readonly [one: string, other: readonly string[]])[] = [
  ['schedule', ['every', 'window']],
  ['every', ['schedule']],
  ['window', ['schedule']],
  ['host_class', ['rate_limit', 'concurrency']],
  ['patience', ['retries', 'retry_seconds', 'breaker']],
]

function withoutRivals(outer: ConfigLayer, nearer: ConfigLayer): ConfigLayer {
  const gone = new Set(RIVALS.flatMap(([key, others]) => (key in nearer ? others : [])))
  return Object.fromEntries(Object.entries(outer).filter(([key]) => !gone.has(key)))
}

function merge(outer: ConfigLayer, nearer: ConfigLayer, path: readonly string[]): ConfigLayer {
  // No prototype: a key may be called __proto__, and is then an unknown key like any other.
  const merged: ConfigLayer = Object.create(null) as ConfigLayer
  const isHeaders = path.length === 1 && path[0] === 'headers'
  const own = new Set(Object.keys(nearer).map((key) => (isHeaders ? key.toLowerCase() : key)))
  for (const [key, value] of Object.entries(outer)) {
    // Names of headers are the same in any case.
    if (isHeaders ? !own.has(key.toLowerCase()) : true) merged[key] = value
  }
  for (const [key, value] of Object.entries(nearer)) {
    const below = merged[key]
    merged[key] = isMapping(below) && isMapping(value) ? merge(below, value, [...path, key]) : value
  }
  return merged
}

function isMapping(value: unknown): value is ConfigLayer {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
