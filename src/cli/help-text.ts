import { NAME, VERSION } from '../vocabulary/product.ts'
import type { AnyCommand } from './command.ts'
import { COMMON } from './options/common-options.ts'
import type { KnownOptions } from './options/known-options.ts'
import { positionals } from './options/strict-flags.ts'

/** Where the explanations begin, at the furthest. */
const INDENT = 28
/** So many choices stand beside their flag, more in its explanation. */
const FEW = 3

/** Help for one command: what it does, its own options first, then examples, then the global ones. */
export function commandHelp(command: AnyCommand, known: KnownOptions, columns: number): string {
  const words = positionals(command.command)
  const own = ownFlags(known, words)
  const places = words.map((word): Entry => [word, known.describe[word] ?? ''])
  const flags = own.map((flag) => flagEntry(flag, known))
  return page(columns, [
    { title: `${NAME} ${command.command}`, body: [command.describe] },
    { title: '', entries: places },
    { title: 'Options', entries: flags },
    {
      title: 'Examples',
      body: command.examples.flatMap(([line, what]) => [`  ${line.replaceAll('$0', NAME)}`, `      ${what}`]),
    },
    commonSection(known),
  ])
}

/** Help for the program: its commands, in the order of the table. */
export function programHelp(commands: AnyCommand[], known: KnownOptions, columns: number): string {
  return page(columns, [
    { title: `${NAME} ${VERSION}`, body: [`Usage: ${NAME} <command> [options]`] },
    { title: 'Commands', entries: commands.map(({ command, describe }): Entry => [command, describe]) },
    commonSection(known),
    { title: '', body: [`${NAME} <command> --help shows the options of a command, with examples.`] },
  ])
}

type Entry = [term: string, text: string]

interface Section {
  title: string
  body?: string[]
  entries?: Entry[]
}

function commonSection(known: KnownOptions): Section {
  return { title: 'Global options', entries: [...COMMON].map((flag) => flagEntry(flag, known)) }
}

function page(columns: number, sections: Section[]): string {
  const blocks: string[] = []
  for (const { title, body = [], entries = [] } of sections) {
    if (body.length + entries.length === 0) continue
    const lines = title === '' ? [] : [title]
    lines.push(...body.flatMap((line) => wrap(line, columns, indentOf(line))))
    const column = Math.min(INDENT, Math.max(0, ...entries.map(([term]) => term.length + 4)))
    for (const [term, text] of entries) lines.push(...entryLines(term, text, column, columns))
    blocks.push(lines.join('\n'))
  }
  return blocks.join('\n\n')
}

function entryLines(term: string, text: string, column: number, columns: number): string[] {
  const head = `  ${term}`
  if (text === '') return [head]
  const lines = wrap(' '.repeat(column) + text, columns, column)
  // A long term has a line of its own.
  return head.length + 1 < column
    ? [head.padEnd(column) + lines[0]!.slice(column), ...lines.slice(1)]
    : [head, ...lines]
}

function flagEntry(flag: string, known: KnownOptions): Entry {
  return [flagTerm(flag, known), flagText(flag, known)]
}

/** The flags that a command has beside those of every command. */
export function ownFlags(known: KnownOptions, places: string[]): string[] {
  return Object.keys(known.key).filter((flag) => isFlag(flag, known) && !COMMON.has(flag) && !places.includes(flag))
}

/** A flag as it is typed, with the kind of its value. */
export function flagTerm(flag: string, known: KnownOptions): string {
  const short = (known.alias[flag] ?? []).find((alias) => alias.length === 1)
  return `${short === undefined ? '' : `-${short}, `}--${flag}${valueOf(flag, known)}`
}

/** What a flag means, its choices and its default. */
export function flagText(flag: string, known: KnownOptions): string {
  const choices = known.choices[flag] ?? []
  const listed = choices.length > FEW ? `: ${choices.join(', ')}` : ''
  const fallback = known.default[flag]
  const shown = typeof fallback === 'string' || typeof fallback === 'number' ? ` (${fallback})` : ''
  return `${known.describe[flag] ?? ''}${listed}${shown}`
}

function valueOf(flag: string, known: KnownOptions): string {
  if (known.boolean.includes(flag)) return ''
  const choices = known.choices[flag]
  if (choices && choices.length <= FEW) return ` ${choices.join('|')}`
  if (flag.endsWith('-dir')) return ' <dir>'
  return known.number.includes(flag) ? ' <n>' : ' <value>'
}

/** Aliases and camel case are keys of their own. */
function isFlag(key: string, known: KnownOptions): boolean {
  const isAlias = Object.values(known.alias).some((aliases) => aliases.includes(key))
  return !isAlias && !/[A-Z]/.test(key)
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function wrap(line: string, columns: number, indent: number): string[] {
  const lines: string[] = []
  let current = ' '.repeat(indentOf(line))
  for (const word of line.trim().split(' ')) {
    const blank = current.trim() === ''
    if (!blank && current.length + 1 + word.length > columns) {
      lines.push(current)
      current = ' '.repeat(indent) + word
    } else current += blank ? word : ` ${word}`
  }
  return [...lines, current]
}
