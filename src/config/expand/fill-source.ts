import type { Source } from '../source.ts'
import { whyMissing } from './allowed-variables.ts'
import { hostsOf, originsOf, ownUrls } from './own-urls.ts'
import {
  type Environment,
  fillVariables,
  KEYS_WITH_VARIABLES,
  namesVariables,
  variablesIn,
  withStandIns,
} from './variables.ts'

export type FilledSource =
  /** `values`: what was taken from the environment, none of which may be shown. */
  | { ok: true; source: Source; values: string[] }
  /** `why`: a sentence that begins with the place. */
  | { ok: false; why: string; values: string[] }

/**
 * Puts the values of the environment into a source, where its headers, cookies, proxy, login and URLs name them. One
 * without variables comes back as it is. An empty variable is one that is not set: no key and no password is empty.
 */
export function fillSource(source: Source, environment: Environment): FilledSource {
  const values = new Set<string>()
  const unset = new Set<string>()
  const filled = (text: string): string =>
    fillVariables(text, ({ name, fallback }) => {
      const value = environment[name] ?? ''
      if (value !== '') values.add(value)
      else if (fallback === null) unset.add(name)
      return value === '' ? (fallback ?? '') : value
    })
  const parts = Object.fromEntries(KEYS_WITH_VARIABLES.map((key) => [key, mapTexts(source[key], filled)]))
  const result: Source = { ...source, ...parts }
  const taken = [...values]
  const missing = (source.variables ?? []).find(({ name }) => unset.has(name))
  if (missing !== undefined) {
    const { place, key, name } = missing
    return {
      ok: false,
      why: `${place}: ${key} needs the variable ${name}, ${whyMissing(name, environment)}`,
      values: taken,
    }
  }
  if (unset.size > 0) return { ok: false, why: `${source.file}: ${[...unset].join(', ')} not set`, values: taken }
  if (values.size === 0 && !namesVariables(source)) return { ok: true, source, values: [] }
  const fault = faultOf(result)
  if (fault !== null) return { ok: false, why: `${placeOf(source, fault.key)}: ${fault.why}`, values: taken }
  const urls = ownUrls(result)
  // What was listed is known by what the config says, so that a new key to the same API is no new listing.
  const written = result.listing === source.listing ? {} : { written_listing: source.listing }
  return { ok: true, source: { ...result, hosts: hostsOf(urls), origins: originsOf(urls), ...written }, values: taken }
}

/** The source with something in the place of each variable, for lint rules that look at URLs. */
export function sourceWithStandIns(source: Source): Source {
  const parts = (['base_url', 'listing'] as const).map((key) => [key, mapTexts(source[key], withStandIns)])
  return { ...source, ...(Object.fromEntries(parts) as Pick<Source, 'base_url' | 'listing'>) }
}

/** What the values make impossible. It names the key, and never the value. */
function faultOf(source: Source): { key: string; why: string } | null {
  const urls: [key: string, url: string][] = [
    ['base_url', source.base_url],
    ...source.listing.url_template.map((url): [string, string] => ['listing.url_template', url]),
    ...(source.login?.kind === 'steps' ? [['login.url', source.login.url] satisfies [string, string]] : []),
  ]
  for (const [key, url] of urls) {
    const parsed = URL.parse(url)
    if (parsed === null || !/^https?:$/.test(parsed.protocol))
      return { key, why: `${key} is no http or https URL with the values of its variables` }
  }
  const proxy = source.proxy === undefined ? null : chooseFault(source.proxy)
  if (proxy !== null) return { key: 'proxy', why: proxy }
  for (const key of ['headers', 'cookies'] as const) {
    for (const [name, value] of Object.entries(source[key])) {
      const isSendable =
        key === 'cookies' ? /^[!-~\u0080-\u00ff]*$/.test(value) && !/[;,]/.test(value) : SENDABLE.test(value)
      if (!isSendable)
        return { key: `${key}.${name}`, why: `${key}.${name} cannot be sent with the value of its variable` }
    }
  }
  return null
}

function chooseFault(proxy: string): string | null {
  const url = proxy === 'none' ? null : URL.parse(proxy)
  const isProxy =
    proxy === 'none' || (url !== null && url.hostname !== '' && /^(?:https?|socks5?h?):$/.test(url.protocol))
  return isProxy ? null : 'proxy is no URL of a proxy with the values of its variables'
}

const SENDABLE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/

function placeOf({ file, variables = [] }: Source, key: string): string {
  return variables.find((one) => one.key === key || one.key.startsWith(`${key}[`))?.place ?? file
}

/** The value with each of its texts replaced; the very same value where nothing in it changes. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return variablesIn(value).length === 0 ? value : change(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => mapTexts(item, change))
    return items.every((item, i) => item === value[i]) ? value : items
  }
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, mapTexts(item, change)])
  const before = value as Record<string, unknown>
  return entries.every(([key, item]) => item === before[key]) ? value : Object.fromEntries(entries)
}
