import { counted } from '../vocabulary/text/counted.ts'

/**
 * '2 multi-country groups with 11': a group is called so where its members are of several countries; one country's
 * scrapers that share a host are a group, too. `groups` are the countries of each group's members.
 */
export function groupCounts(groups: readonly (readonly string[])[]): string[] {
  const several = groups.filter((countries) => new Set(countries).size > 1)
  const one = groups.filter((countries) => new Set(countries).size === 1)
  const part = (noun: string, of: typeof groups): string =>
    `${counted(of.length, noun)} with ${of.reduce((sum, { length }) => sum + length, 0)}`
  if (one.length === 0) return several.length === 0 ? [] : [part('multi-country group', several)]
  return [
    ...(several.length === 0 ? [] : [part('multi-country group', several)]),
    part(several.length === 0 ? 'group' : 'other group', one),
  ]
}
