/** The function by which the script in a page reports. */
export const REPORT = 'reportToScraper'
/** The script lives in a world of its own, which no script of the page can reach. */
export const WORLD = 'scraper'

/**
 * A script for each new document that reports, at the start and after each change of the document, whether one of the
 * selectors has an element: '1' or '0'. Without selectors any document will do.
 */
export function watchScript(selectors: string[]): string {
  return `(() => {
  const selectors = ${JSON.stringify(selectors)}
  const has = (selector) => { try { return document.querySelector(selector) !== null } catch { return false } }
  let planned = false
  const report = () => {
    planned = false
    globalThis.${REPORT}(selectors.length === 0 || selectors.some(has) ? '1' : '0')
  }
  const plan = () => {
    if (planned) return
    planned = true
    setTimeout(report, 30)
  }
  new MutationObserver(plan).observe(document, { childList: true, subtree: true, characterData: true })
  addEventListener('load', report)
  report()
})()`
}
