import { withStandIns } from './variables.ts'

/** Names in braces: {num}. Any other brace belongs to the URL. */
const PLACEHOLDER = /\{([A-Za-z_]\w*)\}/g
/** Python's format, which the predecessor understood and nobody used: {month:02d}, {num!r}. */
const FORMATTED = /\{([A-Za-z_]\w*)[:!][^{}]*\}/

/** The names of a template's `{placeholders}`, each once, in their order. */
export function placeholders(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((found) => found[1]!))]
}

/** Replaces each `{name}` that has a value, as it is: nothing is encoded. Others stay. */
export function fillTemplate(template: string, values: Record<string, string | number>): string {
  return template.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}

/**
 * What is wrong with a URL template, or null. `required` must all be there, `allowed` may. The host must not depend on
 * a placeholder: pace, robots.txt and grouping go by host.
 */
export function templateFault(written: string, required: readonly string[], allowed: readonly string[]): string | null {
  const template = withStandIns(written)
  const formatted = FORMATTED.exec(template)
  if (formatted !== null) return `must have plain placeholders: {${formatted[1]}} instead of ${formatted[0]}`
  const names = placeholders(template)
  const known = [...new Set([...required, ...allowed])]
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined && known.length === 0) {
    return `must not have the placeholder {${unknown}}: nothing fills it here (a brace of the URL itself is %7B)`
  }
  if (unknown !== undefined) {
    const list = known.map((name) => `{${name}}`).join(', ')
    return `must not have the placeholder {${unknown}}: known here ${known.length === 1 ? 'is' : 'are'} ${list} (a brace of the URL itself is %7B)`
  }
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0) return `must have the placeholder ${missing.map((name) => `{${name}}`).join(' and ')}`
  const fault = urlFault(fillTemplate(template, Object.fromEntries(names.map((name) => [name, 1]))))
  if (fault !== null) return fault
  const host = (value: string): string => {
    return new URL(fillTemplate(template, Object.fromEntries(names.map((name) => [name, value])))).host
  }
  return URL.canParse(fillTemplate(template, Object.fromEntries(names.map((name) => [name, 2])))) &&
    host('1') === host('2')
    ? null
    : 'must name its host without placeholders'
}

/** What is wrong with an absolute URL, or null. Variables of the environment may stand for any part of it. */
export function urlFault(written: string): string | null {
  const text = withStandIns(written)
  // WHATWG parsing drops tabs and line ends silently: what is written would not be what is asked for.
  // oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'must be a URL without control characters'
  if (!URL.canParse(text)) return 'must be an absolute URL such as https://news.example'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'must be a URL that begins with http:// or https://'
  if (url.username !== '' || url.password !== '')
    return 'must not hold a user name or password: they would show in logs'
  return null
}
