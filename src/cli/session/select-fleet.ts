import { existsSync } from 'node:fs'
import { configCache } from '../../config/files/config-cache.ts'
import { emptiedBy } from '../../config/files/choose-configs.ts'
import type { Emptied } from '../../config/files/choose-configs.ts'
import { loadFleet } from '../../config/files/load.ts'
import type { Fleet } from '../../config/files/load.ts'
import { scraperId } from '../../config/source.ts'
import type { History } from '../../runs/history/history.ts'
import { openFleetHistory } from '../../runs/history/open-history.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import type { CommonArgs, Io } from '../command.ts'
import type { SelectionArgs } from '../options/selection-options.ts'
import { NAME } from '../../vocabulary/product.ts'

export interface Selection {
  fleet: Fleet
  /** Why the command should do nothing, in sentences: a name that is none, or a filter that left nothing. */
  refusal: string[]
  /** Folders that cannot be read; that there is none at all is a refusal. */
  unreadable: string[]
  /** Remembers the configs for the next command, where there is a state directory. */
  keep: () => void
}

/**
 * The scrapers that a command is about: patterns, countries, exclusions, labels, and how they ended last, one filter
 * after the other. The same for every command; one that reads the database gives its URL.
 */
export async function selectFleet(
  args: SelectionArgs & CommonArgs,
  { cwd }: Pick<Io, 'cwd'>,
  { lint = false, database }: { lint?: boolean; database?: string | undefined } = {},
): Promise<Selection> {
  const cache = configCache(args.stateDir)
  const { country: countries, exclude, tag: labels } = args
  const loaded = await loadFleet(args.configDir, args.pattern, cwd, { lint, cache, countries, exclude, labels })
  const fleet = args.failedLast ? await failedLast(loaded, await openFleetHistory(args.stateDir, database)) : loaded
  const unreadable = existsSync(args.configDir) ? fleet.unreadable : []
  return { fleet, refusal: refuse(fleet, args), unreadable, keep: () => cache?.save() }
}

/** For whoever has none yet, or has them elsewhere. */
export const WHERE_CONFIGS_ARE = `configs are expected there as <country>/<source>.yaml; --config-dir names another folder, \`${NAME} demo\` writes some that work`

function refuse(fleet: Fleet, { configDir }: CommonArgs): string[] {
  if (!existsSync(configDir)) return [`there is no folder ${configDir}: ${WHERE_CONFIGS_ARE}`]
  const wrong = [...fleet.unmatched.map(({ message }) => message), ...fleet.mistakes]
  return wrong.length === 0 && fleet.emptied !== null ? [nothingLeft(fleet.emptied)] : wrong
}

function nothingLeft({ by, of }: Emptied): string {
  return `nothing is selected: ${by} leaves none of ${counted(of, 'scraper')}`
}

async function failedLast(fleet: Fleet, history: History): Promise<Fleet> {
  const last = await history.lastRows()
  const failed = (one: { country: string; source: string }): boolean => last.get(scraperId(one))?.status === 'failed'
  const [sources, invalid] = [fleet.sources.filter(failed), fleet.invalid.filter(failed)]
  const files = new Set([...sources, ...invalid].map(({ file }) => file))
  const emptied = emptiedBy('--failed-last', [...fleet.sources, ...fleet.invalid], [...files])
  return {
    ...fleet,
    sources,
    invalid,
    lint: fleet.lint.filter(({ file }) => files.has(file)),
    emptied: fleet.emptied ?? emptied,
  }
}
