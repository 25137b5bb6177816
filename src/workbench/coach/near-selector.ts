import type { Element } from 'domhandler'
import { nearest } from '../../config/parse/nearest.ts'
import { parseSelector } from '../../config/selector.ts'
import { compileSelector } from '../../extract/select/selector.ts'

/** A selector that is much like another one, and matches. */
export interface NearSelector {
  selector: string
  matches: number
}

/**
 * The selector nearest to one that matches nothing: with a class or an id that the page has in place of one that it has
 * not, without `tbody`, with descendants for children, or without one of its parts. Null where none matches.
 */
export function nearSelector(selector: string, elements: readonly Element[]): NearSelector | null {
  const suffix = /::(?:text|attr\([^)]{0,100}\))\s*$/.exec(selector)?.[0] ?? ''
  const css = selector.slice(0, selector.length - suffix.length).trim()
  for (const candidate of candidates(css, elements)) {
    const text = `${candidate}${suffix}`
    if (candidate === css || !parseSelector(text).ok) continue
    const matches = compileSelector(text).among(elements, null).length
    if (matches > 0) return { selector: text, matches }
  }
  return null
}

function* candidates(css: string, elements: readonly Element[]): Generator<string> {
  if (css.length > LONGEST) return
  const renamed = withKnownNames(css, elements)
  yield renamed
  const bare = css.replaceAll(/\s*>?\s*\btbody\b\s*(?=[>\s])/g, ' ').trim()
  yield bare
  yield bare.replaceAll(/\s*>\s*/g, ' ')
  const parts = renamed.split(/\s*[>\s]\s*/).filter((part) => part !== '')
  // Without one of what stands around it, the outermost first.
  for (let at = 0; at < parts.length - 1; at++) yield parts.filter((_, i) => i !== at).join(' ')
  if (parts.length > 2) yield parts.slice(-1).join(' ')
  // With one class less.
  const last = parts.at(-1) ?? ''
  for (const name of last.match(/\.[\w-]+/g) ?? [])
    yield [...parts.slice(0, -1), last.replace(name, '')].join(' ').trim()
  yield parts.slice(0, -1).join(' ')
}

const LONGEST = 300

/** With the nearest of the page's classes and ids in place of each that the page does not have. */
function withKnownNames(css: string, elements: readonly Element[]): string {
  const counts = new Map<string, number>()
  const ids = new Set<string>()
  for (const { attribs } of elements) {
    if (counts.size > MOST_NAMES) break
    for (const word of (attribs['class'] ?? '').slice(0, 500).split(/\s+/))
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
    if (attribs['id'] !== undefined) ids.add(attribs['id'])
  }
  // Of names as near the one that repeats more.
  const classes = new Set([...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word))
  return css.replaceAll(/([.#])([A-Za-z_][\w-]*)/g, (whole, sign: string, name: string) => {
    const known = sign === '.' ? classes : ids
    if (known.has(name)) return whole
    const other = nearest(name, known) ?? partOf(name, known)
    return other === null ? whole : `${sign}${other}`
  })
}

const MOST_NAMES = 5000

/** `story-body` for `story`, `v2-card` for `card`: the shortest that holds all of the name. */
function partOf(name: string, known: ReadonlySet<string>): string | null {
  if (name.length < 3) return null
  const wanted = name.toLowerCase()
  const holders = [...known].filter(
    (one) => one.toLowerCase().split(/[-_]+/).join('-').includes(wanted) && /^[A-Za-z_][\w-]*$/.test(one),
  )
  return holders.toSorted((a, b) => a.length - b.length)[0] ?? null
}
