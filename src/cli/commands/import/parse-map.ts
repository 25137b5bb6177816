import { nameFault } from '../../../config/files/config-name.ts'

/** Reads `--map old_country/old_paper=country/source` flags; a text says what is wrong with one. */
export function parseMap(flags: readonly string[]): Map<string, string> | string {
  const map = new Map<string, string>()
  for (const flag of flags) {
    const [, from, country, source] = /^([^=/]+\/[^=/]+)=([^=/]+)\/([^=/]+)$/.exec(flag) ?? []
    if (from === undefined || country === undefined || source === undefined) {
      return `--map must be old_country/old_paper=country/source: current value is '${flag}'`
    }
    const fault = nameFault(country) ?? nameFault(source)
    if (fault !== null) return `--map: ${country}/${source} cannot be the name of a source: ${fault}`
    map.set(from, `${country}/${source}`)
  }
  return map
}
