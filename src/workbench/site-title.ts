import type { Element } from 'domhandler'
import { metaContent } from '../extract/stated/meta-content.ts'
import { textOf } from '../extract/tree/text.ts'

/** What a site calls itself, else the name of its host. */
export function siteName(elements: readonly Element[], url: string): string {
  const stated = metaContent(elements, 'og:site_name') ?? metaContent(elements, 'application-name')
  const title = elements.find(({ name }) => name === 'title')
  const host = new URL(url).hostname.replace(/^www\./, '')
  const part =
    title === undefined
      ? undefined
      : textOf(title)
          .split(/ [|–—·»-] /)
          .at(-1)
          ?.trim()
  const name = (stated ?? part ?? '').replaceAll(/\s+/g, ' ').trim()
  return name === '' || name.length > 80 ? host : name
}
