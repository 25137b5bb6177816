import { LineCounter, parseDocument, isAlias, isMap, isScalar, isSeq, visit } from 'yaml'
import type { Document, Node, Pair, YAMLError } from 'yaml'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { Step } from './finding.ts'
import { readPlainYaml } from './plain-yaml.ts'

/** A config as YAML sees it: plain data, and where in the text each part of it stands. */
export interface YamlText {
  /** Null when the text has no data that could be checked further. */
  data: Record<string, unknown> | null
  faults: YamlFault[]
  /** Where the value at a path begins; for one that is not there, where its nearest parent is named. */
  valueAt(path: readonly Step[]): TextPlace
  /** Where the key at the end of a path stands. */
  keyAt(path: readonly Step[]): TextPlace
  /** A path as far as the text has it: a single value is not the first of a list. */
  written(path: readonly Step[]): Step[]
}

export interface YamlFault extends TextPlace {
  rule: 'yaml' | 'duplicate-key'
  message: string
}

export interface TextPlace {
  line: number
  column: number
}

/** Configs are a few kilobytes; more than this is not one. */
export const MAX_CHARACTERS = 256 * 1024
const MAX_ALIASES = 100
/** Values and keys of one file, and keys of one mapping; what is beyond is no config, and takes seconds. */
const MAX_NODES = 10_000
const MAX_KEYS = 2000

/** Reads one YAML document; whatever is wrong with it comes back as faults, never as an exception. */
export function readYaml(input: string): YamlText {
  const data = input.length > MAX_CHARACTERS || hasManyLines(input) ? null : readPlainYaml(input)
  if (data === null) return readAnyYaml(input)
  // Of a config with nothing to be said about it nobody asks where things stand.
  let whole: YamlText | null = null
  const located = (): YamlText => (whole ??= readAnyYaml(input))
  return {
    data,
    faults: [],
    valueAt: (path) => located().valueAt(path),
    keyAt: (path) => located().keyAt(path),
    written: (path) => located().written(path),
  }
}

/** More of them than values are allowed: then the whole parser says so. */
function hasManyLines(text: string): boolean {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) if (++lines > MAX_NODES / 2) return true
  return false
}

/** The same by the whole parser. */
export function readAnyYaml(input: string): YamlText {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input
  const lines = new LineCounter()
  const broken = (message: string, offset = 0): YamlText => ({
    data: null,
    faults: [{ ...placeOf(text, offset), rule: 'yaml', message }],
    valueAt: () => ({ line: 1, column: 1 }),
    keyAt: () => ({ line: 1, column: 1 }),
    written: (path) => [...path],
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
      uniqueKeys: false,
    })
    const keys = repeatedKeys(doc)
    if (keys.excess !== null)
      return broken(`more than ${MAX_KEYS} keys stand here: a config has some dozen`, keys.excess)
    const excess = findExcess(doc)
    if (excess !== null) return broken(excess.message, excess.offset)
    const faults = describeFaults([...doc.errors, ...doc.warnings], keys.repeated, { lines, text })
    if (faults.some((fault) => fault.rule === 'yaml')) return { ...broken(''), faults }
    if (doc.contents === null)
      return broken('the file is empty: a config needs at least name, base_url, listing, selectors')
    if (!isMap(doc.contents)) {
      return broken(
        `a config must be a mapping of keys to values: found ${kindOf(doc.contents)}`,
        doc.contents.range[0],
      )
    }
    keepDigits(doc)
    data = doc.toJS({ maxAliasCount: MAX_ALIASES })
    return { data: data as Record<string, unknown>, faults, ...places(doc, lines) }
  } catch (error) {
    if (isTooDeep(error)) return broken('lists or mappings are nested too deeply')
    if (error instanceof ReferenceError) return broken(`aliases (*name) expand to more than ${MAX_ALIASES} copies`)
    throw error
  }
}

/**
 * Every key that stands in its mapping before, and the key with which one mapping has too many. The parser itself
 * compares each key with each.
 */
function repeatedKeys(doc: Document.Parsed): { repeated: number[]; excess: number | null } {
  const repeated: number[] = []
  let excess: number | null = null
  visit(doc, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const offset = key.range?.[0] ?? 0
        if (seen.has(key.value)) repeated.push(offset)
        if (seen.add(key.value).size > MAX_KEYS) excess ??= offset
      }
    },
  })
  return { repeated, excess }
}

/** The parser recurses, and passes on what the engine says of that, in its own words for a regular expression. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && /stack (?:overflow|size)/i.test(error.message))
}

/**
 * What of a document would cost more than it is worth, with its place: aliases are copies, and each is looked up. One
 * pass, which also finds an alias of nothing.
 */
function findExcess(doc: Document.Parsed): { message: string; offset: number } | null {
  const anchors = new Set<string>()
  let [nodes, aliases] = [0, 0]
  let excess: { message: string; offset: number } | null = null
  visit(doc, {
    Node(_, node) {
      const say = (message: string): symbol => {
        excess = { message, offset: node.range?.[0] ?? 0 }
        return visit.BREAK
      }
      if (++nodes > MAX_NODES) return say(`more than ${MAX_NODES} values stand here: a config has some hundred`)
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor)
        return undefined
      }
      if (++aliases > MAX_ALIASES) return say(`more than ${MAX_ALIASES} aliases (*name) stand here`)
      if (!anchors.has(node.source)) {
        return say(`nothing is called &${node.source}: a value that begins with * needs quotes`)
      }
      return undefined
    },
  })
  return excess
}

/** An integer that no number can hold is a text: what APIs send is compared with it digit by digit. */
function keepDigits(doc: Document.Parsed): void {
  visit(doc, {
    Scalar(_, node) {
      const { value, source } = node
      if (typeof value !== 'number' || Number.isSafeInteger(value) || !/^-?\d{16,}$/.test(source ?? '')) return
      node.value = source
    },
  })
}

// YAML allows no others; NUL, for one, ends a string for many readers.
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/**
 * Every duplicate key, and only the first fault of any other kind: one slip makes the parser stumble over what follows.
 */
function describeFaults(
  errors: YAMLError[],
  repeated: number[],
  { lines, text }: { lines: LineCounter; text: string },
): YamlFault[] {
  const place = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const duplicates = repeated.map((offset): YamlFault => {
    const key = /[^:\s]+/.exec(text.slice(offset, offset + 100))?.[0] ?? 'this key'
    return { ...place(offset), rule: 'duplicate-key', message: `${plainText(key)} stands here a second time` }
  })
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0])
  if (first === undefined) return duplicates
  const message = isTooDeep(first)
    ? 'lists or mappings are nested too deeply'
    : (MESSAGES[first.code] ?? `not valid YAML: ${first.message}`)
  return [...duplicates, { ...place(first.pos[0]), rule: 'yaml' as const, message }].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  )
}

const MESSAGES: Partial<Record<YAMLError['code'], string>> = {
  MULTIPLE_DOCS: 'a second document begins here: a config is one document, without ---',
  TAB_AS_INDENT: 'a tab stands here: YAML indents with blanks only',
  BAD_INDENT: 'not valid YAML: this line is not indented like the ones it belongs to',
  TAG_RESOLVE_FAILED: 'a tag (!name) stands here: a config has plain values only',
  BLOCK_AS_IMPLICIT_KEY: 'not valid YAML: a value with ": " in it needs quotes, or this line is indented too far',
  NON_STRING_KEY: 'a key must be plain text',
  BAD_ALIAS: 'a value that begins with * or & needs quotes',
  MISSING_CHAR: 'not valid YAML: something that was opened before, such as a quote or bracket, is not closed',
}

/** Whoever follows a path into the text ends here: at its last node, or at the last one that is there. */
interface End {
  key: Node | null
  value: Node | null
  depth: number
  found: boolean
}

function places(doc: Document.Parsed, lines: LineCounter): Pick<YamlText, 'valueAt' | 'keyAt' | 'written'> {
  const at = (node: Node | null): TextPlace => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0)
    return { line, column: col }
  }
  const follow = (path: readonly Step[]): End => {
    const end: End = { key: null, value: doc.contents, depth: 0, found: true }
    for (const step of path) {
      const container: Node | null | undefined = isAlias(end.value) ? end.value.resolve(doc) : end.value
      if (isScalar(container) && typeof step === 'number') break
      const [key, value] = child(container, step)
      if (key === undefined) return { ...end, found: false }
      end.key = key
      end.value = value
      end.depth++
    }
    return end
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
    written: (path) => path.slice(0, follow(path).depth),
  }
}

/** The node of a list or mapping at one step, with the node that names it; undefined when there is none. */
function child(container: Node | null | undefined, step: Step): [key: Node, value: Node | null] | [undefined, null] {
  if (isSeq(container)) {
    const item = container.items[Number(step)] as Node | undefined
    return item === undefined ? [undefined, null] : [item, item]
  }
  const pairs = isMap(container) ? (container.items as Pair<Node, Node | null>[]) : []
  // Of a key that stands twice, the data has the last.
  const pair = pairs.findLast(({ key }) => isScalar(key) && key.value === step)
  return pair === undefined ? [undefined, null] : [pair.key, pair.value]
}

function kindOf(node: Node): string {
  return isSeq(node) ? 'a list' : isScalar(node) ? `the single value ${JSON.stringify(node.value)}` : 'an alias'
}

function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
