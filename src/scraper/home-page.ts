/** Whether a URL is the front page of its site: what sites lead to when they have no page to show. */
export function isHomePage(url: string): boolean {
  const { pathname, search } = new URL(url)
  return search === '' && /^\/(index\.\w+|home)?$/i.test(pathname)
}
