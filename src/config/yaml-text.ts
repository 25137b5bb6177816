import { LineCounter, parseDocument, isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Document, Node, Pair, YAMLError } from 'yaml'
import type { Step } from './finding.ts'

/** A config as YAML sees it: plain data, and where in the text each part of it stands. */
export interface YamlText {
  /** Null when the text has no data that could be checked further. */
  data: Record<string, unknown> | null
  faults: YamlFault[]
  /** Where the value at a path begins; for one that is not there, where its nearest parent is named. */
  valueAt(path: readonly Step[]): Place
  /** Where the key at the end of a path stands. */
  keyAt(path: readonly Step[]): Place
}

export interface YamlFault extends Place {
  rule: 'yaml' | 'duplicate-key'
  message: string
}

export interface Place {
  line: number
  column: number
}

/** Configs are a few kilobytes; more than this is not one. */
export const MAX_CHARACTERS = 256 * 1024
const MAX_ALIASES = 100

/** Reads one YAML document; whatever is wrong with it comes back as faults, never as an exception. */
export function readYaml(input: string): YamlText {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input
  const lines = new LineCounter()
  const broken = (message: string, offset = 0): YamlText => ({
    data: null,
    faults: [{ ...placeOf(text, offset), rule: 'yaml', message }],
    valueAt: () => ({ line: 1, column: 1 }),
    keyAt: () => ({ line: 1, column: 1 }),
  })

  if (text.length > MAX_CHARACTERS) {
    return broken(`the file has ${text.length} characters: a config has at most ${MAX_CHARACTERS}`)
  }
  const control = text.search(CONTROL)
  if (control >= 0) {
    const code = text.charCodeAt(control).toString(16).padStart(4, '0').toUpperCase()
    return broken(`a control character (U+${code}) stands here: a config is plain text`, control)
  }

  let doc: Document.Parsed
  let data: unknown
  try {
    doc = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      merge: true,
      logLevel: 'error',
    })
    const faults = describeFaults([...doc.errors, ...doc.warnings], lines)
    if (faults.some((fault) => fault.rule === 'yaml')) return { ...broken(''), faults }
    if (doc.contents === null)
      return broken('the file is empty: a config needs at least name, base_url, listing, selectors')
    if (!isMap(doc.contents)) {
      return broken(
        `a config must be a mapping of keys to values: found ${kindOf(doc.contents)}`,
        doc.contents.range[0],
      )
    }
    data = doc.toJS({ maxAliasCount: MAX_ALIASES })
    return { data: data as Record<string, unknown>, faults, ...places(doc, lines) }
  } catch (error) {
    if (error instanceof RangeError) return broken('lists or mappings are nested too deeply')
    if (error instanceof ReferenceError) return broken(`aliases (*name) expand to more than ${MAX_ALIASES} copies`)
    throw error
  }
}

// YAML allows no others; NUL, for one, ends a string for many readers.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Every duplicate key, and only the first fault of any other kind: one slip makes the parser stumble over what follows. */
function describeFaults(errors: YAMLError[], lines: LineCounter): YamlFault[] {
  const faults: YamlFault[] = []
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { line, col } = lines.linePos(error.pos[0])
    if (error.code === 'DUPLICATE_KEY') {
      faults.push({ line, column: col, rule: 'duplicate-key', message: 'this key stands here a second time' })
    } else if (!faults.some((fault) => fault.rule === 'yaml')) {
      faults.push({
        line,
        column: col,
        rule: 'yaml',
        message: MESSAGES[error.code] ?? `not valid YAML: ${error.message}`,
      })
    }
  }
  return faults
}

const MESSAGES: Partial<Record<YAMLError['code'], string>> = {
  MULTIPLE_DOCS: 'a second document begins here: a config is one document, without ---',
  TAB_AS_INDENT: 'a tab stands here: YAML indents with blanks only',
  BAD_INDENT: 'not valid YAML: this line is not indented like the ones it belongs to',
  TAG_RESOLVE_FAILED: 'a tag (!name) stands here: a config has plain values only',
  BLOCK_AS_IMPLICIT_KEY: 'not valid YAML: a value with ": " in it needs quotes, or this line is indented too far',
  NON_STRING_KEY: 'a key must be plain text',
  BAD_ALIAS: 'this alias (*name) has no anchor (&name) before it; a value that begins with * needs quotes',
}

function places(doc: Document.Parsed, lines: LineCounter): Pick<YamlText, 'valueAt' | 'keyAt'> {
  const at = (node: Node | null | undefined): Place => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0)
    return { line, column: col }
  }
  const follow = (path: readonly Step[]): { key: Node | null; value: Node | null; found: boolean } => {
    let key: Node | null = null
    let value: Node | null = doc.contents
    for (const step of path) {
      if (isScalar(value) && typeof step === 'number') break
      const container: Node | null | undefined = isAlias(value) ? value.resolve(doc) : value
      if (isSeq(container)) {
        const item = container.items[Number(step)] as Node | undefined
        if (item === undefined) return { key, value, found: false }
        ;[key, value] = [item, item]
        continue
      }
      const pair = isMap(container) ? pairOf(container.items as Pair<Node, Node | null>[], step) : undefined
      if (pair === undefined) return { key, value, found: false }
      ;[key, value] = [pair.key, pair.value]
    }
    return { key: key ?? null, value, found: true }
  }
  return {
    valueAt(path) {
      const { key, value, found } = follow(path)
      const empty = value === null || (isScalar(value) && value.source === '' && value.type === 'PLAIN')
      return at((!found || empty) && key !== null ? key : value)
    },
    keyAt(path) {
      const { key, value } = follow(path)
      return at(key ?? value)
    },
  }
}

function pairOf(pairs: Pair<Node, Node | null>[], key: Step): Pair<Node, Node | null> | undefined {
  return pairs.find((pair) => isScalar(pair.key) && pair.key.value === key)
}

function kindOf(node: Node): string {
  return isSeq(node) ? 'a list' : isScalar(node) ? `the single value ${JSON.stringify(node.value)}` : 'an alias'
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
