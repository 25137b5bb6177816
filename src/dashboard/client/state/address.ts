import { createWatched } from './watched.ts'

/** Where the page is: a view by its path, and how it is filtered and sorted. */
export interface Address {
  /** Decoded: ['scrapers', 'fiji', 'sun']; none is the fleet. */
  path: readonly string[]
  query: URLSearchParams
}

export const address = createWatched<Address>(read())

/** Goes to another view; the one before is a step back. */
export function navigate(to: string): void {
  history.pushState(null, '', to)
  address.set(read())
  scrollTo(0, 0)
}

/** Changes how this view is filtered or sorted, in its address; null takes one away. */
export function setQuery(changes: Readonly<Record<string, string | null>>): void {
  const { pathname } = location
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  history.replaceState(null, '', `${pathname}${text === '' ? '' : `?${text}`}`)
  address.set(read())
}

/** Address of the view of a scraper. */
export function scraperPath({ country, source }: { country: string; source: string }): string {
  return `/scrapers/${encodeURIComponent(country)}/${encodeURIComponent(source)}`
}

/** Address of the view of a run. */
export function runPath(run: string): string {
  return `/runs/${encodeURIComponent(run)}`
}

/** Makes the links of the page change the view without loading it anew. */
export function followLinks(): void {
  addEventListener('popstate', () => address.set(read()))
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link === null || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download')) return
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    // Within the page: the browser does that itself.
    if (link.getAttribute('href')?.startsWith('#') === true || link.pathname.startsWith('/report')) return
    event.preventDefault()
    navigate(`${link.pathname}${link.search}`)
  })
}

function read(): Address {
  const path = location.pathname.split('/').filter((part) => part !== '')
  return { path: path.map(decoded), query: new URLSearchParams(location.search) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
