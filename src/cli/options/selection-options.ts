import type { Argv } from 'yargs'

/** Flags that say which scrapers a command is about, by their names and labels. */
export interface NameArgs {
  pattern: string[]
  country: string[]
  tag: string[]
  exclude: string[]
}

/** These, and how a scraper ended last: for every command about the fleet as it stands in the config folder. */
export interface SelectionArgs extends NameArgs {
  failedLast: boolean
}

/** For a command that names its scrapers in another way. */
export const NO_FILTERS: Omit<SelectionArgs, 'pattern'> = { country: [], tag: [], exclude: [], failedLast: false }

export function selectionOptions<A>(yargs: Argv<A>): Argv<A & SelectionArgs> {
  return nameOptions(yargs).option('failed-last', {
    type: 'boolean',
    default: false,
    describe: 'only those that failed when they last ran',
  }) as never
}

export function nameOptions<A>(yargs: Argv<A>): Argv<A & NameArgs> {
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
    .option('exclude', { ...several, describe: 'leave out what this glob names; may be given again' }) as never
}

/** fiji,tonga are two. One that is empty, as of a variable that was not set, would else select the whole fleet. */
function commas(flag: string): (words: string[]) => string[] {
  return (words) => {
    const all = words.flatMap((word) => word.split(',')).map((word) => word.trim())
    if (all.includes('')) throw new Error(`--${flag} must not be empty: found ${JSON.stringify(words.join(' '))}`)
    return all
  }
}
