import type { Article } from '../../../extract/article/read-article.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'

/** What a person wants to see of a page: its parts by name, then its text. */
export function articleLines(article: Article & { page: string }): string[] {
  const { page, title, date, date_time, authors, tags, language, image, canonical, kind, body } = article
  const parts: [name: string, value: string | null][] = [
    ['title', title],
    ['date', date_time ?? date],
    ['authors', authors.join(', ') || null],
    ['tags', tags.join(', ') || null],
    ['language', language],
    ['image', image],
    ['canonical', canonical],
    ['kind', kind],
  ]
  return [
    plainText(page),
    ...parts.map(([name, value]) => `  ${name.padEnd(10)}${value === null ? '-' : plainText(value)}`),
    '',
    ...(body ?? '').split('\n').map(plainText),
    '',
  ]
}
