import { nearest } from '../../config/parse/nearest.ts'
import { NAME } from '../../vocabulary/product.ts'
import { type KnownOptions, valuedFlags } from './known-options.ts'

export interface Mistake {
  message: string
  hint: string
}

interface Line {
  /** The words as typed. */
  words: string[]
  /** As yargs read them. */
  argv: Record<string, unknown>
  known: KnownOptions
  /** As yargs writes it: 'run <scraper>'. */
  command: string
}

/**
 * What is wrong with a command line, first things first; null for nothing. yargs' own strictness names a misspelt flag
 * twice (once in camel case), takes `--full=yes` for false and `--max-pages x` for no limit.
 */
export function findMistake({ words, argv, known, command }: Line): Mistake | null {
  const name = command === '' ? NAME : command.split(' ')[0]!
  const hint = command === '' ? `See: ${NAME} --help` : `See: ${NAME} ${name} --help`
  const places = positionals(command)
  const flags = flagNames(known)
  for (const flag of Object.keys(argv)) {
    if (flag === '_' || flag === '$0' || flags.has(dashed(flag)) || places.includes(flag)) continue
    return unknownFlag(flag, [...flags], name, hint)
  }
  for (const word of beforeDashes(words)) {
    const [, flag = '', value = ''] = /^--(?:no-)?([^=]+)=(.*)$/s.exec(word) ?? []
    if (known.boolean.includes(flag) && value !== 'true' && value !== 'false') {
      return { message: `--${flag} takes no value: current value is '${value}'`, hint }
    }
  }
  for (const flag of valuedFlags(known, places)) {
    // What yargs leaves where a value should follow.
    if (argv[flag] === true) return { message: `--${flag} needs a value`, hint }
  }
  for (const [flag, allowed] of Object.entries(known.choices)) {
    const value = argv[flag]
    if (typeof value !== 'string' || allowed.includes(value)) continue
    return { message: `--${flag} must be one of ${allowed.join(', ')}: current value is '${value}'`, hint }
  }
  for (const flag of known.number) {
    if (Number.isNaN(argv[flag])) return { message: `--${flag} must be a number`, hint }
  }
  return null
}

/**
 * A word too many, or one that is missing; null for neither. To be asked last: where yargs could not read a flag's
 * value, all other words look misplaced.
 */
export function findMisplaced({ argv, command }: Pick<Line, 'argv' | 'command'>): Mistake | null {
  const name = command.split(' ')[0]!
  const hint = `See: ${NAME} ${name} --help`
  const [, ...extra] = argv['_'] as (string | number)[]
  if (required(command).some((place) => argv[place] === undefined)) {
    return { message: `${name} needs ${command.split(' ').slice(1).join(' ')}`, hint }
  }
  return extra.length > 0 ? { message: `${name} does not take '${extra[0]}'`, hint } : null
}

/** The message for a command that does not exist, with the nearest one that does. */
export function unknownCommand(word: string, commands: string[]): Mistake {
  const guess = nearest(word, commands) ?? commands.find((command) => command.startsWith(word)) ?? null
  return {
    message: `there is no command '${word}'${guess === null ? '' : `; did you mean '${guess}'?`}`,
    hint: guess === null ? `See: ${NAME} --help` : `See: ${NAME} ${guess} --help`,
  }
}

function unknownFlag(flag: string, flags: string[], command: string, hint: string): Mistake {
  const dashes = flag.length === 1 ? '-' : '--'
  const word = dashed(flag)
  const guess = word.length > 1 ? (nearest(word, flags) ?? flags.find((known) => known.startsWith(word))) : undefined
  const asked = guess === undefined ? '' : `; did you mean --${guess}?`
  return { message: `${command} has no flag ${dashes}${flag}${asked}`, hint }
}

function flagNames({ key, alias }: KnownOptions): Set<string> {
  return new Set([...Object.keys(key), ...Object.values(alias).flat()].map(dashed))
}

function dashed(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** 'logs <scraper> [file...]' names scraper and file. */
export function positionals(command: string): string[] {
  return [...command.matchAll(/[<[]([\w-]+)(?:\.\.)?\.?[>\]]/g)].map((match) => match[1]!)
}

function required(command: string): string[] {
  return [...command.matchAll(/<([\w-]+)/g)].map((match) => match[1]!)
}

function beforeDashes(words: string[]): string[] {
  const end = words.indexOf('--')
  return end === -1 ? words : words.slice(0, end)
}
