import { discover } from '../../../config/files/discover.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import type { CommonArgs, Commands } from '../../command.ts'
import { COMMON } from '../../options/common-options.ts'
import { type KnownOptions, valuedFlags } from '../../options/known-options.ts'
import { positionals } from '../../options/strict-flags.ts'
import { readCommand } from '../../read-command.ts'

/** What a word may become, and what that is. */
export interface CompletedWord {
  word: string
  what: string
}

type Places = Pick<CommonArgs, 'configDir' | 'stateDir'>

/**
 * What the last of these words may become: a command, a flag of its command, a value of the flag before it, a scraper,
 * a country, a run. None where only the shell knows, as of files.
 */
export async function completeWords(words: string[], places: Places, commands: Commands): Promise<CompletedWord[]> {
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const name = before.find((word) => !word.startsWith('-') && Object.hasOwn(commands, word))
  const all = name === undefined ? await commandNames(commands) : await ofCommand(name, before, last, places, commands)
  return all.filter(({ word }) => word.startsWith(last)).sort((a, b) => (a.word < b.word ? -1 : 1))
}

async function commandNames(commands: Commands): Promise<CompletedWord[]> {
  const named = Object.entries(commands).map(async ([word, load]) => ({ word, what: (await load()).describe }))
  return [
    ...(await Promise.all(named)),
    { word: '--help', what: 'show the commands' },
    { word: '--version', what: 'print the version' },
  ]
}

async function ofCommand(
  name: string,
  before: string[],
  last: string,
  places: Places,
  commands: Commands,
): Promise<CompletedWord[]> {
  const command = await commands[name]!()
  const { known } = await readCommand(command, [name])
  const [flag, value] = valueBefore(before.at(-1), last, known, positionals(command.command))
  if (flag !== null) {
    const prefix = value === null ? '' : `--${flag}=`
    return (await valuesOf(flag, known, places)).map(({ word, what }) => ({ word: prefix + word, what }))
  }
  if (last.startsWith('-')) return flagsOf(known, positionals(command.command))
  const candidates = await Promise.all(positionals(command.command).map((place) => valuesOf(place, known, places)))
  return candidates.flat()
}

/** The flag whose value is being typed; with `--flag=`, and then the part that is there. */
function valueBefore(
  word: string | undefined,
  last: string,
  known: KnownOptions,
  places: string[],
): [flag: string | null, value: string | null] {
  const valued = valuedFlags(known, places)
  const [, joined = '', value = ''] = /^--([a-z-]+)=(.*)$/s.exec(last) ?? []
  if (valued.includes(joined)) return [joined, value]
  const flag = word?.startsWith('--') === true ? word.slice(2) : ''
  return valued.includes(flag) ? [flag, null] : [null, null]
}

function flagsOf(known: KnownOptions, places: string[]): CompletedWord[] {
  const aliases = new Set(Object.values(known.alias).flat())
  const own = Object.keys(known.key).filter(
    (flag) => !places.includes(flag) && !aliases.has(flag) && !/[A-Z]/.test(flag),
  )
  const ordered = [...own.filter((flag) => !COMMON.has(flag)), ...COMMON]
  return ordered.map((flag) => ({ word: `--${flag}`, what: known.describe[flag] ?? '' }))
}

/** What a flag or a positional of this name takes. */
async function valuesOf(name: string, known: KnownOptions, places: Places): Promise<CompletedWord[]> {
  const choices = known.choices[name]
  if (choices !== undefined) return choices.map((word) => ({ word, what: '' }))
  switch (name) {
    case 'pattern':
    case 'scraper':
    case 'exclude':
      return scrapers(places)
    case 'country':
      return countries(places)
    case 'run':
      return runs(places)
    default:
      return []
  }
}

function scrapers({ configDir }: Places): CompletedWord[] {
  const { configs, impossible } = discover(configDir)
  const named = [...configs, ...impossible].map(({ country, source }) => ({ word: `${country}/${source}`, what: '' }))
  return [...named, ...countries({ configDir }).map(({ word, what }) => ({ word: `${word}/`, what }))]
}

function countries({ configDir }: Pick<Places, 'configDir'>): CompletedWord[] {
  const all = Map.groupBy(discover(configDir).configs, ({ country }) => country)
  return [...all].map(([word, of]) => ({ word, what: of.length === 1 ? 'one scraper' : `${of.length} scrapers` }))
}

/** Newest first, of which a person types the beginning. */
const RUNS = 20

async function runs({ stateDir }: Places): Promise<CompletedWord[]> {
  return (await openRunReader(stateDir).runs()).slice(0, RUNS).map((word) => ({ word, what: 'run' }))
}
