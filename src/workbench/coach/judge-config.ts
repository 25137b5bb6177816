import type { Element } from 'domhandler'
import type { Source } from '../../config/source.ts'
import { readPage } from '../../extract/article/read-article.ts'
import { isFilled } from '../../extract/filled.ts'
import { all } from '../../extract/select/pick.ts'
import { readText } from '../../extract/select/read.ts'
import { compileSelector } from '../../extract/select/selector.ts'
import { pageOf } from '../../extract/tree/page.ts'
import { parseFast } from '../../extract/tree/parse/parse-fast.ts'
import { loadHtml5Parser } from '../../extract/tree/parse/parse-html5.ts'
import { overlap } from '../agreement.ts'
import { nearSelector, type NearSelector } from './near-selector.ts'
import type { ObservedPages } from './observed-pages.ts'

/** How a config does on the pages of a trial. */
export interface ConfigJudgement {
  selectors: SelectorMatches[]
  /** Pages without a record, with the reason. */
  rejected: { url: string; why: string }[]
  /** Of the records: how many have each part. */
  filled: Record<string, number>
  pages: PageJudgement[]
}

/** One selector of the config, on all pages of its kind together. */
export interface SelectorMatches {
  /** thumbnail.container, article.body ... */
  key: string
  selector: string
  matches: number
  /** Pages on which it matches, and pages that were read. */
  pages: number
  of: number
  /** Elements on these pages. */
  elements: number
  /** Only for one that matches nothing. */
  near: NearSelector | null
}

export interface PageJudgement {
  url: string
  /** Where each part of the record comes from. */
  from: Record<string, 'selector' | 'listing' | 'page' | 'without selectors'>
  /** Words that the text has in common with what is read without selectors, from 0 to 1; null where either is empty. */
  agreement: number | null
}

/** Judges each selector, and each record, by the pages that a trial has read. */
export async function judgeConfig(
  source: Source,
  { listings, details }: ObservedPages,
  now: Date,
): Promise<ConfigJudgement> {
  const parse = source.parser === 'html5' ? await loadHtml5Parser() : parseFast
  const treeOf = ({ text, url }: { text: string; url: string }): readonly Element[] =>
    pageOf(parse(text), url).scope.elements
  const listed = listings.filter(({ text }) => /^[^{[]{0,2000}</.test(text)).map(treeOf)
  const pages = details.map(treeOf)
  const { thumbnail, article } = source.selectors
  const uses = [
    ...(['container', 'title', 'url', 'date'] as const).flatMap((key) =>
      thumbnail[key].map((selector) => ({ key: `thumbnail.${key}`, selector, trees: listed })),
    ),
    ...(['title', 'date', 'body', 'tags', 'authors'] as const).flatMap((key) =>
      article[key].map((selector) => ({ key: `article.${key}`, selector, trees: pages })),
    ),
    ...Object.entries(source.fields).flatMap(([name, field]) =>
      field.selector.map((selector) => ({ key: `fields.${name}`, selector, trees: pages })),
    ),
  ]
  const records = details.flatMap(({ extraction }) => (extraction.kind === 'record' ? [extraction.record] : []))
  const parts = ['title', 'date', 'body', 'tags', 'authors'] as const
  return {
    selectors: uses
      .filter(({ trees }) => trees.length > 0)
      .map(({ key, selector, trees }) => matchesOf(key, selector, trees)),
    rejected: details.flatMap(({ url, extraction }) =>
      extraction.kind === 'rejected' ? [{ url, why: extraction.why }] : [],
    ),
    filled: Object.fromEntries(parts.map((part) => [part, records.filter((record) => isFilled(record[part])).length])),
    pages: details.flatMap((page): PageJudgement[] => {
      const { url, text, entry, extraction } = page
      if (extraction.kind === 'rejected') return []
      const { record, unselected = [] } = extraction
      const elements = treeOf(page)
      const isSelected = (part: (typeof parts)[number]): boolean =>
        article[part].some(
          (selector) => all([compileSelector(selector)], { element: null, elements }, readText, 'outermost').length > 0,
        )
      const listedPart = {
        title: entry.title,
        date: entry.date,
        body: entry.listed?.body,
        tags: entry.listed?.tags,
        authors: entry.listed?.authors,
      }
      const from = parts.flatMap((part): [string, PageJudgement['from'][string]][] => {
        if (!isFilled(record[part])) return []
        if (unselected.includes(part)) return [[part, 'without selectors']]
        const hasListed = isFilled(listedPart[part] ?? null)
        // A date of the listing goes before that of the page.
        if (part === 'date' && hasListed) return [[part, 'listing']]
        if (isSelected(part)) return [[part, 'selector']]
        return [[part, hasListed ? 'listing' : part === 'body' ? 'without selectors' : 'page']]
      })
      const read = readPage(text, url, now).article.body
      const agreement = read === null || record.body === null ? null : overlap(record.body, read)
      return [{ url, from: Object.fromEntries(from), agreement }]
    }),
  }
}

function matchesOf(key: string, selector: string, trees: readonly (readonly Element[])[]): SelectorMatches {
  const compiled = compileSelector(selector)
  const counts = trees.map((elements) => compiled.among(elements, null).length)
  const matches = counts.reduce((sum, count) => sum + count, 0)
  return {
    key,
    selector,
    matches,
    pages: counts.filter((count) => count > 0).length,
    of: trees.length,
    elements: trees.reduce((sum, elements) => sum + elements.length, 0),
    near:
      matches > 0
        ? null
        : (trees.map((elements) => nearSelector(selector, elements)).find((near) => near !== null) ?? null),
  }
}
