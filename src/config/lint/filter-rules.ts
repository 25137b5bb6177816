import type { Step } from '../parse/finding.ts'
import type { SourceFile } from '../schema/source-file.ts'
import { urlExpression } from '../expand/url-expression.ts'
import type { FileRule } from './rule.ts'

type Filters = NonNullable<SourceFile['filters']>

export const filtersEverything: FileRule = {
  name: 'filters-everything',
  level: 'warning',
  *check({ source: { hosts }, file }) {
    for (const [path, filters] of bothFilters(file)) {
      const allowed = filters.allow_domains ?? []
      if (allowed.length > 0 && !hosts.some((host) => allowed.some((domain) => isBelow(host, domain)))) {
        yield { path: [...path, 'allow_domains'], message: `this leaves out the site itself (${hosts.join(', ')})` }
      }
      const roots = (filters.deny_path_prefixes ?? []).indexOf('/')
      if (roots >= 0)
        yield {
          path: [...path, 'deny_path_prefixes', roots],
          message: 'every path begins with /: nothing would be left',
        }
      for (const key of ['deny_path_regex', 'deny_url_regex'] as const) {
        for (const [i, regex] of (filters[key] ?? []).entries()) {
          if (urlExpression(regex).test(''))
            yield { path: [...path, key, i], message: 'this matches everything: nothing would be left' }
        }
      }
    }
  },
}

/** A repeated group whose inside repeats as well: (a+)+ takes exponentially long on text that almost matches. */
const NESTED = /\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,)/

/** Nobody writes a longer one by hand. */
const LONGEST = 2000

export const slowRegex: FileRule = {
  name: 'slow-regex',
  level: 'warning',
  *check({ file }) {
    for (const [path, filters] of bothFilters(file)) {
      for (const key of ['deny_path_regex', 'deny_url_regex'] as const) {
        for (const [i, regex] of (filters[key] ?? []).entries()) {
          if (regex.length > LONGEST || !NESTED.test(regex)) continue
          yield {
            path: [...path, key, i],
            message: 'this repeats a group that repeats inside: one long URL can keep it busy for minutes',
          }
        }
      }
    }
  },
}

function bothFilters(file: SourceFile): [Step[], Filters][] {
  const places: [Step[], SourceFile['filters']][] = [
    [['filters'], file.filters],
    [['listing', 'filters'], file.listing.filters],
  ]
  return places.flatMap(([path, filters]) => (filters == null ? [] : [[path, filters] as [Step[], Filters]]))
}

function isBelow(host: string, domain: string): boolean {
  const [name, wanted] = [host.replace(/:\d+$/, ''), domain.replace(/^\*\./, '')]
  return name === wanted || name.endsWith(`.${wanted}`)
}
