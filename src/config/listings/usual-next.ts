/** What leads to the next page of a directory whose config names nothing: links that say so, and pagers in use. */
export const USUAL_NEXT: readonly string[] = [
  'a[rel~="next"], link[rel~="next"]',
  '.pager-next a, .pager__item--next a, .pagination .next a, li.next a, a.next, a.next-page, a[aria-label="Next"], a[title="Next page"]',
]

/** Whether the config leaves it open what leads to the next page. */
export function hasUsualNext({ next_selector }: { next_selector: readonly string[] }): boolean {
  return next_selector.join() === USUAL_NEXT.join()
}
