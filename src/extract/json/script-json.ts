import { isText, type Element } from 'domhandler'
import { readLiteral } from '../directory/json/literal.ts'
import { compileSelector } from '../select/selector.ts'
import { readText } from '../select/read.ts'
import { sloppyJson } from '../sloppy-json.ts'
import { parseFast } from '../tree/parse/parse-fast.ts'
import { parseJson, type SentJson } from './sent-json.ts'

/**
 * The JSON that a page holds for its scripts, by its name: the id of a script (`__NEXT_DATA__`), a type
 * (`application/ld+json`: a list of all that the page has), a variable that is assigned (`window.__STATE__`), or an
 * attribute (`#app::attr(data-page)`). Undefined where the page has none of that name.
 */
export function scriptJson(html: string, name: string): SentJson | undefined {
  const { elements } = parseFast(html)
  if (name.includes('::attr(')) {
    const selector = compileSelector(name)
    const [match] = selector.among(elements, null)
    return match === undefined ? undefined : parseJson(readText(match) ?? '')
  }
  const scripts = elements.filter((element) => element.name === 'script')
  if (name.includes('/')) {
    const found = scripts.filter(({ attribs }) => typeOf(attribs['type']) === name.toLowerCase()).flatMap(looseValues)
    return found.length > 0 ? found : undefined
  }
  const id = name.replace(/^#/, '')
  const own = scripts.find(({ attribs }) => attribs['id'] === id)
  if (own !== undefined) return valueAt(sourceOf(own), 0) ?? looseValues(own)[0]
  for (const script of scripts) {
    const value = assigned(sourceOf(script), name)
    if (value !== undefined) return value
  }
  return undefined
}

/** Names under which a page holds JSON for its scripts, for a person who looks for one. */
export function scriptNames(html: string): string[] {
  const names = new Set<string>()
  for (const { name, attribs, children } of parseFast(html).elements) {
    if (name !== 'script') continue
    const type = typeOf(attribs['type'])
    if (type.includes('json')) names.add(attribs['id'] ?? type)
    else
      for (const child of children)
        if (isText(child)) for (const [, found = ''] of child.data.matchAll(ASSIGNED)) names.add(found)
  }
  return [...names].slice(0, MOST_NAMES)
}

const MOST_NAMES = 12
const ASSIGNED = /(?:window\.|var |let |const )([\w$]{3,60}) ?= ?(?:[[{]|JSON\.parse\()/g

function sourceOf(script: Element): string {
  return script.children.map((child) => (isText(child) ? child.data : '')).join('')
}

function typeOf(type: string | undefined): string {
  return (type ?? '').split(';', 1)[0]!.trim().toLowerCase()
}

function looseValues(script: Element): SentJson[] {
  return sloppyJson(sourceOf(script)) as SentJson[]
}

/** The value that a script gives a variable, by the first assignment of one that can be read. */
function assigned(source: string, name: string): SentJson | undefined {
  const bare = name.replace(/^(?:window|self|globalThis)\./, '')
  if (bare === '') return undefined
  for (let at = source.indexOf(bare); at !== -1; at = source.indexOf(bare, at + 1)) {
    const before = source[at - 1] ?? ' '
    const behind = /^["']?\]?\s{0,9}=(?!=)\s{0,9}/.exec(source.slice(at + bare.length, at + bare.length + 30))
    if (/[\w$]/.test(before) || behind === null) continue
    const value = valueAt(source, at + bare.length + behind[0].length)
    if (value !== undefined) return value
  }
  return undefined
}

/** A literal, or the call that makes one of a text: `JSON.parse(decodeURIComponent("..."))`. */
function valueAt(source: string, start: number): SentJson | undefined {
  const call = CALL.exec(source.slice(start, start + 80))
  if (call !== null) {
    const text = readLiteral(source, start + call[0].length)?.value
    return typeof text === 'string' ? parseJson(unpacked(text, call[1] ?? '')) : undefined
  }
  const begin = start + (/^\s{0,200}/.exec(source.slice(start, start + 200))?.[0].length ?? 0)
  if (source[begin] !== '{' && source[begin] !== '[') return undefined
  const literal = readLiteral(source, begin)
  if (literal === undefined) return undefined
  // As JSON numbers keep all their digits.
  return parseJson(source.slice(begin, literal.end)) ?? (literal.value as SentJson)
}

const CALL = /^\s{0,9}JSON\.parse\(\s{0,9}(?:(decodeURIComponent|unescape|atob)\(\s{0,9})?(?=['"`])/

function unpacked(text: string, how: string): string {
  if (how === 'atob') return Buffer.from(text, 'base64').toString()
  if (how === '') return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
