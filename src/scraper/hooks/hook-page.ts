import { load } from 'cheerio/slim'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import type { HookPage } from './hooks.ts'

/** A fetched page as hooks see it; it is parsed only for one that asks for `$`. */
export function hookPage({ url, status, text }: Pick<HookPage, 'url' | 'status' | 'text'>): HookPage {
  let query: HookPage['$'] | null = null
  return {
    url,
    status,
    text,
    json: () => JSON.parse(text) as unknown,
    get $() {
      // The nodes are those of the same family of parsers; only the declared types are of another version.
      query ??= load(parseFast(text).root as object as Parameters<typeof load>[0]) as object as HookPage['$']
      return query
    },
  }
}
