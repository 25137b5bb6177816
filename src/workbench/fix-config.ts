import { isMap, parseDocument, type Document } from 'yaml'
import { knownKeys } from '../config/parse/known-keys.ts'
import { quoted, unquotedSelector } from '../config/parse/unquoted-selector.ts'

/** A config's text with what is mechanical mended, and a line for each change; the text itself where there is none. */
export interface FixedConfig {
  text: string
  changes: string[]
}

/**
 * Puts quotes around selectors that YAML takes for a list or a comment, takes `tbody` out of selectors, and moves keys
 * that stand under the wrong parent. What could mean something else is left alone.
 */
export function fixConfig(text: string): FixedConfig {
  const inQuotes = quoteSelectors(text)
  const bare = withoutTbody(inQuotes.text)
  const moved = moveKeys(bare.text)
  return { text: moved.text, changes: [...inQuotes.changes, ...bare.changes, ...moved.changes] }
}

function quoteSelectors(text: string): FixedConfig {
  const changes: string[] = []
  const lines = text.split('\n').map((line, n) => {
    const found = unquotedSelector(line)
    if (found === null) return line
    changes.push(`line ${n + 1}: quotes around ${found.value}`)
    return `${found.before}${quoted(found.value)}`
  })
  return { text: lines.join('\n'), changes }
}

/** Within a line that selects something: a key, or an item of a list, and a table before it. */
const TBODY = /(\btable[\w.#-]*)\s*(?:>\s*)?tbody(?:\s*>\s*|\s+)/

const LONGEST = 1000

function withoutTbody(text: string): FixedConfig {
  if (/^parser:\s*['"]?html5/m.test(text)) return { text, changes: [] }
  const changes: string[] = []
  const lines = text.split('\n').map((line, n) => {
    if (line.trimStart().startsWith('#') || line.length > LONGEST || !TBODY.test(line)) return line
    changes.push(`line ${n + 1}: without tbody, which browsers add`)
    return line.replace(TBODY, '$1 ')
  })
  return { text: lines.join('\n'), changes }
}

/** A key that the dialect has in one other place only goes there, with its value. */
function moveKeys(text: string): FixedConfig {
  const document = parseDocument(text, { merge: true, uniqueKeys: false })
  if (document.errors.length > 0 || !isMap(document.contents)) return { text, changes: [] }
  const changes: string[] = []
  for (const parent of ['', 'listing', 'selectors', 'selectors.thumbnail', 'selectors.article']) {
    const path = parent === '' ? [] : parent.split('.')
    const map: unknown = path.length === 0 ? document.contents : document.getIn(path)
    if (!isMap(map)) continue
    for (const { key } of map.items.slice()) {
      const name = String(key)
      const home = homeOf(name, parent)
      if (home === null || document.hasIn([...home, name])) continue
      move(document, [...path, name], [...home, name])
      changes.push(`${[...path, name].join('.')} moved to ${[...home, name].join('.')}`)
    }
  }
  return changes.length === 0 ? { text, changes } : { text: document.toString({ lineWidth: 0 }), changes }
}

/** Where a key belongs that its parent does not know; null where it may stand, or nobody knows. */
function homeOf(name: string, parent: string): string[] | null {
  if (knownKeys().get(parent)?.includes(name) === true) return null
  if (parent === '' || parent === 'selectors') {
    if (['container'].includes(name)) return ['selectors', 'thumbnail']
    if (['body', 'tags', 'authors'].includes(name)) return ['selectors', 'article']
  }
  const homes = ['', 'listing'].filter((home) => home !== parent && knownKeys().get(home)?.includes(name) === true)
  return homes.length === 1 && homes[0] !== undefined ? (homes[0] === '' ? [] : [homes[0]]) : null
}

function move(document: Document.Parsed, from: string[], to: string[]): void {
  const value = document.getIn(from, true)
  document.deleteIn(from)
  document.setIn(to, value)
}
