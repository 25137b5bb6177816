import type { RowSelectors, Source } from '../../config/source.ts'
import { compileSelector, type Selector } from './selector.ts'

/** Every selector of a source, compiled. */
export interface SourceSelectors {
  thumbnail: Record<'container' | 'title' | 'url' | 'date', Selector[]>
  /** Further parts of an entry of the listing; null where the config selects none. */
  row: RowParts | null
  article: Record<'title' | 'body' | 'date' | 'tags' | 'authors', Selector[]>
  fields: Record<string, Selector[]>
  /** By rule. */
  documents: Selector[][]
}

type RowParts = Record<'key' | 'body' | 'tags' | 'authors', Selector[]> & {
  /** Those of the source, too, which are looked for in an entry that has no page. */
  fields: Record<string, Selector[]>
}

/** Compiles what a config selects; throws InvalidSelector, which names the selector. */
export function compileSelectors(source: Source): SourceSelectors {
  const { thumbnail, article } = source.selectors
  return {
    thumbnail: {
      container: thumbnail.container.flatMap(compileContainer),
      title: thumbnail.title.map(compileSelector),
      url: thumbnail.url.map(compileSelector),
      date: thumbnail.date.map(compileSelector),
    },
    row: thumbnail.row === undefined ? null : compileRow(thumbnail.row, source.fields),
    article: {
      title: article.title.map(compileSelector),
      body: article.body.map(compileSelector),
      date: article.date.map(compileSelector),
      tags: article.tags.map(compileSelector),
      authors: article.authors.map(compileSelector),
    },
    fields: compileFields(source.fields),
    documents: (source.documents ?? []).map(({ link, click }) =>
      [...link, ...(click === undefined ? [] : [click])].map(compileSelector),
    ),
  }
}

function compileRow({ key, body, tags, authors, fields }: RowSelectors, ofSource: Source['fields']): RowParts {
  return {
    key: key.map(compileSelector),
    body: body.map(compileSelector),
    tags: tags.map(compileSelector),
    authors: authors.map(compileSelector),
    fields: compileFields({ ...ofSource, ...fields }),
  }
}

function compileFields(fields: Source['fields']): Record<string, Selector[]> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.selector.map(compileSelector)]))
}

/**
 * Older configs write a class attribute as `.card wide`, meaning class="card wide", which as CSS is a `<wide>` inside.
 * So where the CSS finds nothing, the exact attribute is tried.
 */
function compileContainer(text: string): Selector[] {
  const trimmed = text.trim()
  const selector = compileSelector(trimmed)
  if (!/^\.[\w-]+( [\w-]+)+$/.test(trimmed)) return [selector]
  return [selector, compileSelector(`[class="${trimmed.slice(1)}"]`)]
}
