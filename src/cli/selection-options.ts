import type { Argv } from 'yargs'

/** Flags that say which scrapers a command is about; every command that takes patterns has them. */
export interface SelectionArgs {
  pattern: string[]
  country: string[]
  tag: string[]
  exclude: string[]
  failedLast: boolean
}

/** For a command that names its scrapers in another way. */
export const NO_FILTERS: Omit<SelectionArgs, 'pattern'> = { country: [], tag: [], exclude: [], failedLast: false }

export function selectionOptions<A>(yargs: Argv<A>): Argv<A & SelectionArgs> {
  const several = { type: 'string', array: true, nargs: 1, default: [] } as const
  return yargs
    .positional('pattern', {
      type: 'string',
      array: true,
      describe: 'globs over country/source or region/country/source',
      default: [],
    })
    .option('country', { ...several, describe: 'only these countries: fiji,tonga', coerce: commas('country') })
    .option('tag', { ...several, describe: 'only configs with one of these labels: daily,news', coerce: commas('tag') })
    .option('exclude', { ...several, describe: 'leave out what this glob names; may be given again' })
    .option('failed-last', {
      type: 'boolean',
      default: false,
      describe: 'only those that failed when they last ran',
    }) as never
}

/** fiji,tonga are two. One that is empty, as of a variable that was not set, would else select the whole fleet. */
function commas(flag: string): (words: string[]) => string[] {
  return (words) => {
    const all = words.flatMap((word) => word.split(',')).map((word) => word.trim())
    if (all.includes('')) throw new Error(`--${flag} must not be empty: found ${JSON.stringify(words.join(' '))}`)
    return all
  }
}
