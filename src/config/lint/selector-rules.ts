import { nearest } from '../parse/nearest.ts'
import { eachSelector } from './each-selector.ts'
import type { SelectorUse } from './each-selector.ts'
import { generatedName } from './generated-name.ts'
import { HTML_ELEMENTS } from './html-elements.ts'
import type { FileRule, LintedFile } from './rule.ts'
import { lastCompound, notOtherElement, tagNames } from './tokens.ts'

export const neverExcludes = perSelector('never-excludes', 'warning', ({ parts }) => {
  const found = parts.map(({ tokens }) => notOtherElement(tokens)).find((pair) => pair !== null)
  if (found == null) return null
  const [tag, other] = found
  return `:not(${other}...) excludes nothing, as a <${tag}> is never a <${other}>; what is inside one is excluded by ${tag}:not(${other}... *)`
})

const CLASSES = /^\.[\w-]+( +[\w-]+)+$/

export const classList = perSelector('class-list', 'warning', ({ text, role, parts }) => {
  const odd = parts.flatMap(({ tokens }) => tagNames(tokens)).find((name) => !HTML_ELEMENTS.has(name))
  if (!CLASSES.test(text) || odd === undefined) return null
  const also = role === 'container' ? `; where that finds nothing, class="${text.slice(1)}" is tried` : ''
  return `this means an element <${odd}> inside a ${text.split(' ')[0]}${also}. An element with all these classes is ${text.replace(/ +/g, '.')}`
})

export const unknownElement = perSelector('unknown-element', 'warning', ({ text, parts }) => {
  const odd = parts
    .flatMap(({ tokens }) => tagNames(tokens))
    .find((name) => !HTML_ELEMENTS.has(name) && !name.includes('-'))
  if (CLASSES.test(text) || odd === undefined) return null
  const guess = nearest(odd, HTML_ELEMENTS)
  return `HTML has no element <${odd}>${guess === null ? '' : `, did you mean ${guess}?`}${guess === null ? '.' : ''} A class begins with a dot, an id with #`
})

export const generatedNames = perSelector('generated-name', 'info', ({ parts }) => {
  const name = parts.map(({ tokens }) => generatedName(tokens)).find((found) => found !== null)
  return name == null ? null : `${name} looks made by a program, which makes up another one when the site is built anew`
})

const WITHOUT_TEXT: Record<string, string> = { meta: 'content', img: 'alt', input: 'value', link: 'href' }
/**
 * The link of an entry is looked for in attributes anyway, as are a date and contacts where an element shows no text.
 */
const READS_ATTRIBUTES = new Set(['container', 'url', 'date'])

export const emptyElement = perSelector('empty-element', 'warning', ({ parts, role, path }) => {
  if (path[0] === 'fields' || READS_ATTRIBUTES.has(role)) return null
  const empty = parts
    .filter(({ take }) => take === 'element' || take === 'text')
    .flatMap(({ tokens }) => tagNames(lastCompound(tokens)))
    .find((name) => Object.hasOwn(WITHOUT_TEXT, name))
  return empty === undefined
    ? null
    : `a <${empty}> has no text: take an attribute, such as ::attr(${WITHOUT_TEXT[empty]})`
})

export const oddSuffix = perSelector('odd-suffix', 'warning', ({ role, parts, path }) => {
  if (path[1] !== 'thumbnail') return null
  if (role === 'container' && parts.some(({ take }) => take !== 'element')) {
    return 'a container is an element: ::text and ::attr() mean nothing here'
  }
  if (role === 'url' && parts.some(({ take }) => take === 'text')) {
    return 'this takes the text of the link for its address: write ::attr(href), or nothing'
  }
  return null
})

export const tbody = perSelector('tbody', 'warning', ({ parts }, { source }) => {
  if (source.parser !== 'fast' || !parts.some(({ tokens }) => tagNames(tokens).includes('tbody'))) return null
  return 'browsers add <tbody> to every table, parser: fast does not: leave it out, unless the page itself has it'
})

export const repeatedSelector: FileRule = {
  name: 'repeated-selector',
  level: 'info',
  *check(config) {
    const seen = new Set<string>()
    for (const { path, text } of eachSelector(config)) {
      const key = `${path.slice(0, -1).join('.')} ${text}`
      if (seen.has(key)) yield { path, message: 'this stands in the list already' }
      seen.add(key)
    }
  },
}

/** Makes a rule that looks at one selector at a time. */
function perSelector(
  name: string,
  level: FileRule['level'],
  message: (use: SelectorUse, config: LintedFile) => string | null,
): FileRule {
  return {
    name,
    level,
    *check(config) {
      for (const use of eachSelector(config)) {
        const text = message(use, config)
        if (text !== null) yield { path: use.path, message: text }
      }
    },
  }
}
