import type { ApiListing } from '../../src/config/listings/api.ts'
import type { Source } from '../../src/config/source.ts'
import type { JsonValue } from '../../src/vocabulary/record.ts'
import { pageFor } from './page-for-selectors.ts'

/** What stands on the pages of one article; `path` without a host. */
export interface Story {
  id: string
  path: string
  title: string
  /** YYYY-MM-DD. */
  day: string
  paragraphs: string[]
  tag: string
}

/** A page with an entry for each story, made for the selectors of a config. */
export function listingPageFor({ selectors: { thumbnail } }: Source, stories: readonly Story[]): string {
  const entries = stories.map(({ title, path, day }) => {
    const leaf = { text: title, href: path }
    const parts = [pageFor(thumbnail.url[0]!, leaf), pageFor(thumbnail.title[0]!, leaf)]
    if (thumbnail.date[0]) parts.push(pageFor(thumbnail.date[0], { text: written(day) }))
    // One of them means a class attribute of two words.
    const container = thumbnail.container[0]!.replace(/^\.([\w-]+ [\w-]+)$/, '[class="$1"]')
    return pageFor(container, { html: parts.join('') })
  })
  return entries.join('\n')
}

export function articlePageFor({ selectors: { article } }: Source, { day, paragraphs, tag }: Story): string {
  return [
    article.date[0] ? pageFor(article.date[0], { text: written(day) }) : '',
    ...paragraphs.map((text) => pageFor(article.body[0]!, { text })),
    article.tags[0] ? pageFor(article.tags[0], { text: tag }) : '',
  ].join('\n')
}

/**
 * The answer of an API with the stories as its records, by the paths of the config; `all` is how many there are in all.
 */
export function apiAnswerFor(listing: ApiListing, stories: readonly Story[], all = stories.length): JsonValue {
  const { collection = '', total, ...paths } = listing.json_paths
  const records = stories.map((story) => {
    const values: Record<string, JsonValue> = {
      title: story.title,
      date: `${story.day}T10:00:00Z`,
      url: story.path,
      id: story.id,
      contentUri: 'cms://article/7',
      body: story.paragraphs,
      tags: [story.tag],
      is_premium: false,
    }
    return Object.entries(paths).reduce<JsonValue>(
      (json, [name, path]) => put(json, path.split('.'), values[name]!),
      {},
    )
  })
  const answer = put({}, collection.split('.'), records)
  return total === undefined ? answer : put(answer, total.split('.'), all)
}

/** Puts a value at a path; several values become elements of a list, each with the last key. */
function put(json: JsonValue, [key, ...rest]: string[], value: JsonValue): JsonValue {
  if (key === undefined) return value
  const object = (json ?? {}) as Record<string, JsonValue>
  if (rest.length === 1 && Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return { ...object, [key]: value.map((one) => ({ [rest[0]!]: one })) }
  }
  return { ...object, [key]: put(object[key] ?? {}, rest, value) }
}

/** '2026-03-04' as '4 March 2026'. */
function written(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}
