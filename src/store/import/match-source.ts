import { nameFault } from '../../config/files/config-name.ts'
import type { Source } from '../../config/source.ts'
import type { LegacyFolder } from './find-legacy.ts'

export type MatchSource = Pick<Source, 'country' | 'source' | 'name'>

/** Where a folder of the predecessor goes, and why there. */
export type SourceMatch =
  | { ok: true; country: string; source: string; name: string | null; by: MatchedBy }
  | { ok: false; message: string }

/** map: by --map. source: the config's file has that name. name: the config's name gives it. folder: no config does. */
export type MatchedBy = 'map' | 'source' | 'name' | 'folder'

export interface MatchOptions {
  sources: readonly MatchSource[]
  /** 'old_country/old_paper' -> 'country/source'. */
  map: ReadonlyMap<string, string>
}

/** Finds the source to which a folder belongs: the predecessor named its folders after the name in the config. */
export function matchSource(
  { country, paper }: Pick<LegacyFolder, 'country' | 'paper'>,
  options: MatchOptions,
): SourceMatch {
  const { sources, map } = options
  const mapped = map.get(`${country}/${paper}`)
  if (mapped !== undefined) {
    const [to = '', source = ''] = mapped.split('/')
    return { ok: true, country: to, source, name: nameOf(sources, to, source), by: 'map' }
  }
  const same = sources.filter((each) => each.country === country)
  const exact = same.find((each) => each.source === paper)
  if (exact !== undefined) return { ok: true, ...pick(exact), by: 'source' }

  // Its country was a field of the config, ours is the folder: they may be spelt differently, but then no folder is.
  const named = (same.length > 0 ? same : sources).filter((each) => legacyFolderName(each.name) === paper)
  const [only, ...others] = named
  if (only !== undefined && others.length === 0) return { ok: true, ...pick(only), by: 'name' }
  if (only !== undefined) {
    const ids = named.map((each) => `${each.country}/${each.source}`).join(', ')
    return {
      ok: false,
      message: `several configs have that name (${ids}): say which with --map ${country}/${paper}=...`,
    }
  }
  const fault = nameFault(country) ?? nameFault(paper)
  if (fault === null) return { ok: true, country, source: paper, name: null, by: 'folder' }
  return {
    ok: false,
    message: `its name cannot be ours (${fault}): say where it goes with --map ${country}/${paper}=...`,
  }
}

/** How the predecessor made a folder of a name: lower case, and _ for whatever is no letter, digit, _, - or dot. */
export function legacyFolderName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}_.-]/gu, '_')
}

function pick({ country, source, name }: MatchSource): MatchSource {
  return { country, source, name }
}

function nameOf(sources: readonly MatchSource[], country: string, source: string): string | null {
  return sources.find((each) => each.country === country && each.source === source)?.name ?? null
}
