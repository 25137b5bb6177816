import type { KnownOptions } from '../../options/known-options.ts'
import { canonical } from '../../options/last-of-each.ts'

/** Flags that run-all does not know, or must not get. */
const OWN_FLAGS: ReadonlySet<string> = new Set([
  'timezone',
  'overlap',
  'catch-up',
  'once',
  'heartbeat',
  'json',
  'dry-run',
])

/**
 * The command line of each run, from that of the schedule: without the cron expression and what only the schedule
 * knows. The words themselves are handed on, and not what was read of them, so that a run sees just what was typed.
 */
export function runArguments(
  words: string[],
  known: KnownOptions,
  { ignoreSchedule }: { ignoreSchedule: boolean },
): string[] {
  const kept = ['run-all', ...(ignoreSchedule ? [] : ['--due'])]
  let seen = false
  let flags = true
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!
    if (flags && word === '--') {
      flags = false
      kept.push(word)
      continue
    }
    const [, name, value] = (flags && /^--?([^=]+)(=.*)?$/s.exec(word)) || []
    if (name === undefined) {
      // The first free word is the expression.
      if (seen) kept.push(word)
      seen = true
      continue
    }
    const negated = /^no-(.+)$/.exec(name)?.[1]
    const flag = dashed(canonical(negated !== undefined && known.boolean.includes(negated) ? negated : name, known))
    const length = value === undefined && !known.boolean.includes(flag) ? 2 : 1
    if (!OWN_FLAGS.has(flag)) kept.push(...words.slice(at, at + length))
    at += length - 1
  }
  return kept
}

function dashed(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
