import { fillTemplate } from '../../config/expand/url-template.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import type { Track } from '../walk/track.ts'

/** Numbered pages, one after the other. `startUrl` comes first, once, and is not read again as a numbered page. */
export function numberedPages(
  { url_template, start_page, step }: { url_template: string[]; start_page: number; step: number },
  startUrl: string | null = null,
): Track[] {
  return url_template.map((template, index) => ({
    template,
    bounded: false,
    home: index === 0 && startUrl !== null ? startUrl : fillTemplate(template, { num: start_page }),
    startsAtZero: start_page === 0,
    async *pages(read) {
      if (startUrl !== null && index === 0) yield await read({ url: startUrl, start: true })
      for (let num = start_page; ; num += step) {
        const url = fillTemplate(template, { num })
        const isStart = startUrl !== null && num === start_page && canonicalUrl(url) === canonicalUrl(startUrl)
        if (!isStart) yield await read({ url })
        // A template without a placeholder is one page.
        if (url === template) return
      }
    },
  }))
}
