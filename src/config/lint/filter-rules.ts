import type { Step } from '../parse/finding.ts'
import type { SourceFile } from '../schema/source-file.ts'
import { mayBacktrackLong, needsBacktracking, urlExpression } from '../expand/url-expression.ts'
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
        const tried = key === 'deny_path_regex' ? PATHS : PATHS.map((article) => `https://${someHost(hosts)}${article}`)
        for (const [i, regex] of (filters[key] ?? []).entries()) {
          const expression = urlExpression(regex)
          if (tried.every((text) => expression.test(text)))
            yield { path: [...path, key, i], message: 'this matches everything: nothing would be left' }
        }
      }
    }
  },
}

/** Paths as articles have them; what matches all of these leaves nothing. */
const PATHS = ['/', '/a', '/news/4711.html', '/2026/11/30/a-title', '/en/sport/story.php', '/node/815']

/** The site's own, or a short one where what is repeated in an expression could take long over it. */
function someHost([host = '']: string[]): string {
  return host.length > 0 && host.length <= 30 ? host : 'news.example'
}

/** Nobody writes a longer one by hand. */
const LONGEST = 2000

export const slowRegex: FileRule = {
  name: 'slow-regex',
  level: 'warning',
  *check({ file }) {
    for (const [path, filters] of bothFilters(file)) {
      for (const key of EXPRESSIONS) {
        for (const [i, regex] of (filters[key] ?? []).entries()) {
          if (regex.length > LONGEST || !needsBacktracking(regex) || !mayBacktrackLong(regex)) continue
          yield {
            path: [...path, key, i],
            message:
              'a lookaround or backreference beside several repeats can be slow: URLs of more than 500 characters are not tried',
          }
        }
      }
    }
  },
}

const EXPRESSIONS = ['allow_path_regex', 'allow_url_regex', 'deny_path_regex', 'deny_url_regex'] as const

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
