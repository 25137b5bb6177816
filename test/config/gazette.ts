import { parseSource } from '../../src/config/parse/parse.ts'
import type { ParseOptions, Parsed } from '../../src/config/parse/parse.ts'
import type { Source } from '../../src/config/source.ts'

/** A small valid config, line by line. */
const LINES = [
  'name: The Gazette',
  'base_url: https://gazette.example',
  'listing:',
  '  type: pagination',
  '  url_template: https://gazette.example/latest?page={num}',
  'selectors:',
  '  thumbnail: { container: article, title: h2, url: a }',
  '  article: { body: p }',
]

/** The config with some lines (counted from 1) replaced; those beyond the eighth are added. */
export function gazette(lines: Record<number, string> = {}): string {
  const text = [...LINES]
  for (const [number, line] of Object.entries(lines)) text[Number(number) - 1] = line
  return `${text.filter((line) => line !== undefined).join('\n')}\n`
}

export function parse(text: string, options: ParseOptions = { today: '2026-03-01' }): Parsed {
  return parseSource(text, { file: 'configs/fiji/gazette.yaml', country: 'fiji', source: 'gazette' }, options)
}

/** The source of a text that must be valid. */
export function valid(text: string): Source {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  return parsed.source
}

/** 'line:column rule message' of every problem. */
export function problems(text: string): string[] {
  const parsed = parse(text)
  return parsed.ok
    ? []
    : parsed.problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`)
}

/** 'line:column level rule message' of every finding that is no error. */
export function lint(text: string): string[] {
  return parse(text).lint.map(
    ({ line, column, level, rule, message }) => `${line}:${column} ${level} ${rule} ${message}`,
  )
}
