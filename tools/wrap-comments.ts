import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceFiles } from './source-files.ts'

/** As printWidth of oxfmt, which leaves comments as they are. */
const WIDTH = 120
/** What a program reads in a comment, which has to stay in one line. */
const DIRECTIVE = /^(?:oxlint|eslint|oxfmt|@ts-|@)/
/** Begins a line of its own: an item of a list, a row of a table, an example, a command line. */
const OWN_LINE = /^(?:[-*|]|\d{1,2}\.)? |^\||^$|^(?:node|npm|npx) /

/**
 * The text of a program with its comments wrapped at 120 columns; code and what stands behind code stay as they are.
 */
export function wrapComments(text: string): string {
  const lines = text.split('\n')
  const wrapped: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (line.length <= WIDTH) wrapped.push(line)
    else if (SINGLE.test(line)) wrapped.push(...asBlock(line))
    else {
      const taken = paragraphFrom(lines, at)
      wrapped.push(...(taken === null ? [line] : taken.lines))
      at += taken === null ? 0 : taken.length - 1
    }
  }
  return wrapped.join('\n')
}

const SINGLE = /^( *)(\/\*\*?) (.*?) ?\*\/$/
const PREFIX = /^( *(?:\/\/|\*)) (?! *\*\/)/

function asBlock(line: string): string[] {
  const [, indent = '', start = '', text = ''] = SINGLE.exec(line) ?? []
  return [`${indent}${start}`, ...wrap(text, `${indent} * `, `${indent} * `), `${indent} */`]
}

/** The line with what follows of its paragraph, which goes on in it; null for what is no comment or must not be cut. */
function paragraphFrom(lines: readonly string[], at: number): { lines: string[]; length: number } | null {
  const mark = PREFIX.exec(lines[at]!)?.[1]
  if (mark === undefined) return null
  const textOf = (line: string | undefined): string | null =>
    line?.startsWith(`${mark} `) === true ? line.slice(mark.length + 1) : null
  const first = textOf(lines[at]) ?? ''
  if (DIRECTIVE.test(first)) return null
  const hanging = /^ *(?:(?:[-*]|\d{1,2}\.) +)?/.exec(first)?.[0].length ?? 0
  const texts = [first.slice(hanging)]
  for (let next = at + 1; hanging === 0; next++) {
    const text = textOf(lines[next])
    if (text === null || text.endsWith('*/') || OWN_LINE.test(text) || DIRECTIVE.test(text)) break
    texts.push(text)
  }
  const start = `${mark} ${first.slice(0, hanging)}`
  return { lines: wrap(texts.join(' '), start, `${mark} ${' '.repeat(hanging)}`), length: texts.length }
}

function wrap(text: string, first: string, rest: string): string[] {
  const lines = [first]
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    const isEmpty = line === (lines.length === 1 ? first : rest)
    if (isEmpty || line.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${line}${isEmpty ? '' : ' '}${word}`
    else lines.push(`${rest}${word}`)
  }
  return lines
}

if (import.meta.main) {
  for (const { path, text } of sourceFiles(process.cwd())) {
    const wrapped = wrapComments(text)
    if (wrapped !== text) writeFileSync(join(process.cwd(), path), wrapped)
  }
}
