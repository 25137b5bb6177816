import { HIDDEN, hideUsers } from '../../vocabulary/text/hide-secrets.ts'
import type { JsonValue } from '../../vocabulary/record.ts'
import { isSecretHeader } from '../expand/request-header.ts'
import type { Step } from '../parse/finding.ts'
import type { Source } from '../source.ts'
import type { ConfigText } from './config-text.ts'

/** One value that a scraper runs with. */
export interface EffectiveSetting {
  path: Step[]
  /** What may be a secret is not shown. */
  value: JsonValue
  /** `configs/_defaults.yaml:3`, or `default`. */
  from: string
}

/** What a config comes to: what it says itself, what it inherits, and what the program fills in, in this order. */
export function effectiveSettings(text: ConfigText, source: Source): EffectiveSetting[] {
  const [own, inherited] = partition(
    leaves(text.data, []).filter(([, value]) => value !== null),
    ([path]) => !text.isInherited(path),
  )
  const written = [...own, ...inherited]
  const keys = new Set(written.map(([path]) => path.join('\0')))
  const isWritten = (path: readonly Step[]): boolean =>
    keys.has(path.join('\0')) || written.some(([other]) => path.every((step, i) => step === other[i]))
  const { listing, ...rest } = source
  const filled = [...leaves(defaultsOf(rest), []), ...leaves(defaultsOf(listing), ['listing'])]
  return [
    ...written.map(([path, value]) => {
      return { path, value: shown(path, value), from: `${text.fileAt(path)}:${text.keyAt(path).line}` }
    }),
    ...filled.filter(([path]) => !isWritten(path)).map(([path, value]) => ({ path, value, from: 'default' })),
  ]
}

/** Of these the file or its folder decides, or they are made of other keys. */
const NO_DEFAULTS = new Set(['region', 'country', 'source', 'file', 'hosts', 'origins', 'every', 'window', 'filters'])

/** Single values that a config need not name: lists and mappings are empty unless it does. */
function defaultsOf(part: object): Record<string, unknown> {
  const named = Object.entries(part).filter(([key, value]) => {
    return !NO_DEFAULTS.has(key) && value !== null && ['string', 'number', 'boolean'].includes(typeof value)
  })
  return Object.fromEntries(named)
}

/** Mappings are walked; a list is one value. */
function leaves(value: unknown, path: Step[]): [path: Step[], value: JsonValue][] {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  const inner = isMapping ? Object.entries(value) : []
  if (inner.length === 0) return path.length === 0 ? [] : [[path, value as JsonValue]]
  return inner.flatMap(([key, part]) => leaves(part, [...path, key]))
}

function shown(path: readonly Step[], value: JsonValue): JsonValue {
  const [top, name] = path
  if (top === 'cookies' || top === 'login' || top === 'auth' || (top === 'headers' && isSecretHeader(String(name))))
    return HIDDEN
  return withoutUsers(value)
}

function withoutUsers(value: JsonValue): JsonValue {
  if (typeof value === 'string') return hideUsers(value)
  if (Array.isArray(value)) return value.map(withoutUsers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutUsers(part)]))
}

function partition<T>(list: readonly T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  return [list.filter(test), list.filter((item) => !test(item))]
}
