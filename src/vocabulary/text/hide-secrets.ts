/** What is shown in the place of something that must not be. */
export const HIDDEN = '[...]'

/** A text in which no URL has its user name and password any more. */
export function hideUsers(text: string): string {
  return text.replaceAll(/\/\/[^\s/@]+@/g, `//${HIDDEN}@`)
}

/** Values that must not be shown, and what makes texts safe to show. */
export interface Secrets {
  /** The values, also as URLs, forms and HTML write them, are hidden from now on. */
  add(values: readonly string[]): void
  hide(text: string): string
  /** The same in every text of plain JSON, names included. */
  hideIn<T>(value: T): T
  /** The same in bytes, of any charset that has ASCII. */
  hideInBytes(bytes: Buffer): Buffer
}

/** Knows no secret yet. */
export function createSecrets(): Secrets {
  const spellings = new Set<string>()
  let search: RegExp | null = null
  let searchBytes: RegExp | null = null

  const hide = (text: string): string => (search === null ? text : text.replace(search, HIDDEN))
  const hideIn = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value)
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(hideIn)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [hide(key), hideIn(item)]))
  }

  return {
    add(values) {
      for (const value of values) for (const spelling of spellingsOf(value)) spellings.add(spelling)
      if (spellings.size === 0) return
      search = anyOf(spellings)
      searchBytes = anyOf([...spellings].map((text) => Buffer.from(text).toString('latin1')))
    },
    hide,
    hideIn: <T>(value: T) => (search === null ? value : (hideIn(value) as T)),
    hideInBytes(bytes) {
      if (searchBytes === null) return bytes
      const text = bytes.toString('latin1')
      const hidden = text.replace(searchBytes, HIDDEN)
      return hidden === text ? bytes : Buffer.from(hidden, 'latin1')
    },
  }
}

/** As they may stand in a page, a URL or the body of a form. */
function spellingsOf(value: string): string[] {
  const quoted = JSON.stringify(value).slice(1, -1)
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  const inForm = new URLSearchParams([['', value]]).toString().slice(1)
  const inPath = new URL(`http://x/${value.replaceAll(/[?#]/g, encodeURIComponent)}`).pathname.slice(1)
  const inUrls = [encodeURIComponent(value), encodeURI(value), inForm, inPath, ...inLatin(value)]
  return [value, quoted, html, ...inUrls].filter((one) => one !== '')
}

/** As a form of a page in windows-1252 writes it. */
function inLatin(value: string): string[] {
  if (!/[\u00a0-\u00ff]/.test(value)) return []
  const percent = (char: string): string => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`
  const plain = value.replaceAll(/[^A-Za-z0-9*._-]/g, (char) => (char === ' ' ? '+' : percent(char)))
  return [plain, plain.replaceAll('+', '%20')]
}

/** Values of up to this length are hidden only where they stand alone: others have them in their midst by chance. */
const SHORT = 5

function anyOf(spellings: Iterable<string>): RegExp {
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length)
  const alternatives = longestFirst.map((text) => {
    const literal = text.replaceAll(/[^A-Za-z0-9\u0080-\uffff]/g, String.raw`\$&`)
    return text.length > SHORT ? literal : `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`
  })
  // A host is written in lower case, whatever its variable has.
  return new RegExp(alternatives.join('|'), 'gi')
}
