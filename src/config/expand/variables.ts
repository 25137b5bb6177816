/** What a text takes from the environment: `${NAME}`, or `${NAME:-default}` where it need not be set. */
export interface Variable {
  name: string
  /** Null where it has to be set. */
  fallback: string | null
}

/** Values by name; undefined for one that is not set. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The keys of a source whose texts may name variables. */
export const KEYS_WITH_VARIABLES = ['base_url', 'listing', 'headers', 'cookies', 'proxy', 'login'] as const

/** Placeholders of listings: behind a `$` they stay what they are, as in `Page${num}` of a form. */
const PLACEHOLDERS = new Set([
  'num',
  'letter',
  'page',
  'offset',
  'size',
  'cursor',
  'year',
  'month',
  'day',
  'from',
  'to',
])

const VARIABLE = /\$\{([A-Za-z_]\w{0,99})(?::-([^${}]*))?\}/g

/** The variables of a text, in their order. */
export function variablesIn(text: string): Variable[] {
  const named = [...text.matchAll(VARIABLE)].map(([, name = '', fallback = null]) => ({ name, fallback }))
  return named.filter(({ name }) => !PLACEHOLDERS.has(name))
}

/** Replaces each variable by what `valueOf` says of it. */
export function fillVariables(text: string, valueOf: (variable: Variable, at: number) => string): string {
  return text.replace(VARIABLE, (whole, name: string, fallback: string | undefined, at: number) =>
    PLACEHOLDERS.has(name) ? whole : valueOf({ name, fallback: fallback ?? null }, at),
  )
}

/**
 * The URL as far as a config says it, for what needs one before the environment is known: a default stands for its
 * variable, else the name of the variable does, as a host, a port (1) or a part of the rest.
 */
export function withStandIns(url: string): string {
  return fillVariables(url, ({ name, fallback }, at) => {
    if (fallback !== null && fallback !== '') return fallback
    const label = name.toLowerCase().replace(/_+/g, '-').replace(/^-|-$/g, 'x')
    if (at === 0) return `https://${label}.invalid`
    return /^https?:\/\/[^/?#]*:$/i.test(url.slice(0, at)) ? '1' : label
  })
}

/** Whether a source may name one: most name none, and a scraper then loads nothing that would fill them in. */
export function namesVariables(source: Partial<Record<(typeof KEYS_WITH_VARIABLES)[number], unknown>>): boolean {
  return KEYS_WITH_VARIABLES.some((key) => JSON.stringify(source[key] ?? null).includes('${'))
}

/** Every text in a value, with its path. */
export function* textsIn(
  value: unknown,
  path: readonly (string | number)[],
): Generator<[path: (string | number)[], text: string]> {
  if (typeof value === 'string') yield [[...path], value]
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* textsIn(item, [...path, i])
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key])
}
