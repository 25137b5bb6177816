import type { KnownOptions } from './known-options.ts'

/**
 * The words without all but the last of a flag that is given several times, so that a shell alias can be overruled.
 * Left to yargs such a flag becomes a list, and its own setting against that takes all but the last of a command's
 * [pattern...] too.
 */
export function lastOfEach(words: string[], known: KnownOptions): string[] {
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const given: { flag: string; at: number; length: number }[] = []
  for (let at = 0; at < end; at++) {
    const [, name, value] = /^--?([^=]+)(=.*)?$/s.exec(words[at]!) ?? []
    if (name === undefined) continue
    const flag = canonical(name, known)
    if (known.boolean.includes(flag) || known.array.includes(flag) || !Object.hasOwn(known.key, flag)) continue
    const length = value === undefined ? 2 : 1
    given.push({ flag, at, length })
    at += length - 1
  }
  const dropped = new Set<number>()
  for (const [i, { flag, at, length }] of given.entries()) {
    if (!given.slice(i + 1).some((later) => later.flag === flag)) continue
    for (let word = at; word < at + length; word++) dropped.add(word)
  }
  return words.filter((_, at) => !dropped.has(at))
}

/** A flag by the name it was declared with, whichever of its names was typed. */
export function canonical(name: string, { alias }: KnownOptions): string {
  return Object.keys(alias).find((flag) => alias[flag]!.includes(name)) ?? name
}
