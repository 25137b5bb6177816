const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/**
 * The folder name that fits a country's name: 'Papua New Guinea' and "Côte d'Ivoire" as papua_new_guinea,
 * cote_d_ivoire.
 */
export function asFolderName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}

let countries: Set<string> | undefined

/** Folder names of the world's countries and regions, by their English names. */
export function knownCountries(): ReadonlySet<string> {
  return (countries ??= new Set(allRegions()))
}

function* allRegions(): Generator<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  for (const a of letters) {
    for (const b of letters) {
      const name = regionNames.of(a + b)
      if (name !== undefined) yield asFolderName(name)
    }
  }
}
