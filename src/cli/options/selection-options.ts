import type { Options } from 'yargs'
import type { FlagValues } from '../command.ts'

/** What `positional` takes for a command's [pattern...]. */
export const PATTERN = {
  type: 'string',
  array: true,
  describe: 'globs over country/source or region/country/source',
  default: [] as string[],
} as const

const SEVERAL = { type: 'string', array: true, nargs: 1, default: [] as string[] } as const

/** Flags that say which scrapers a command is about, by their names and labels. */
export const NAME_FLAGS = {
  country: { ...SEVERAL, describe: 'only these countries, e.g. fiji,tonga', coerce: commas('country') },
  tag: { ...SEVERAL, describe: 'only configs with one of these labels, e.g. daily,news', coerce: commas('tag') },
  exclude: { ...SEVERAL, describe: 'skip what this glob matches; repeatable' },
} as const satisfies Record<string, Options>

/** These, and how a scraper ended last: for every command about the fleet as it stands in the config folder. */
export const SELECTION_FLAGS = {
  ...NAME_FLAGS,
  'failed-last': { type: 'boolean', default: false, describe: 'only scrapers whose last run failed' },
} as const satisfies Record<string, Options>

export interface NameArgs extends FlagValues<typeof NAME_FLAGS> {
  pattern: string[]
}
export interface SelectionArgs extends FlagValues<typeof SELECTION_FLAGS> {
  pattern: string[]
}

/** For a command that names its scrapers in another way. */
export const NO_FILTERS: Omit<SelectionArgs, 'pattern'> = { country: [], tag: [], exclude: [], failedLast: false }

/** fiji,tonga are two. One that is empty, as of a variable that was not set, would else select the whole fleet. */
function commas(flag: string): (words: string[]) => string[] {
  return (words) => {
    const all = words.flatMap((word) => word.split(',')).map((word) => word.trim())
    if (all.includes('')) throw new Error(`--${flag} must not be empty: found ${JSON.stringify(words.join(' '))}`)
    return all
  }
}
