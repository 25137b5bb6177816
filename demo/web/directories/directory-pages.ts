import type { Institution, Kind } from './institutions.ts'

/** A page of a directory: its text and what it is; null where there is none. */
export type DirectoryPage = { type: string; text: string } | null

const PER_PAGE = 4

/**
 * What the directory of one kind answers, each kind in a layout of its own: cards with a link to the next page, tables
 * by letter, lists of terms, the answer of a finder, and the markers of a map. `siteOf` is the web site of one.
 */
export function directoryPage(
  kind: Kind,
  url: URL,
  all: readonly Institution[],
  siteOf: (one: Institution) => string,
): DirectoryPage {
  const page = Number(url.searchParams.get('page') ?? 1)
  const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  switch (kind) {
    case 'parishes':
      if (url.pathname !== '/parishes' || shown.length === 0) return null
      return html(
        'Find a parish',
        `<div class="grid">${shown.map((one) => card(one, siteOf(one))).join('')}</div>${
          page * PER_PAGE < all.length
            ? `<nav class="pagination"><a rel="next" href="/parishes?page=${page + 1}">Next</a></nav>`
            : ''
        }`,
      )
    case 'clinics': {
      if (url.pathname !== '/clinics') return null
      const letter = url.searchParams.get('letter') ?? ''
      const rows = all.filter(({ name }) => name.startsWith(letter)).map((one) => tableRow(one, siteOf(one)))
      return html(
        'Clinics',
        rows.length === 0
          ? '<p>None begins with this letter.</p>'
          : `<table><tr><th>Name</th><th>Address</th><th>Phone</th><th>Website</th></tr>${rows.join('')}</table>`,
      )
    }
    case 'schools':
      return url.pathname === '/schools' ? html('Schools', all.map((one) => terms(one, siteOf(one))).join('')) : null
    case 'libraries': {
      if (url.pathname !== '/api/libraries') return null
      const results = shown.map((one) => finderRecord(one, siteOf(one)))
      return { type: 'application/json', text: JSON.stringify({ total: all.length, results }) }
    }
    case 'markets': {
      if (url.pathname !== '/markets') return null
      const markers = JSON.stringify(all.map((one) => marker(one, siteOf(one))))
      return html('Markets', `<div id="map"></div><script>var markers = ${markers}; showMap(markers)</script>`)
    }
  }
}

/** The path of its own page in the directory. */
export function ownPath({ slug }: Institution): string {
  return `/place/${slug}`
}

function card(one: Institution, site: string): string {
  return `<article class="card"><h3><a href="${ownPath(one)}">${one.name}</a></h3><p class="address">${one.street}<br>${one.city} ${one.postcode}</p><p>Phone: <a href="tel:${one.phone.replaceAll(' ', '')}">${one.phone}</a></p><p><a class="website" href="${site}">Website</a></p></article>`
}

function tableRow(one: Institution, site: string): string {
  return `<tr><td><a href="${ownPath(one)}">${one.name}</a></td><td>${one.street}, ${one.city} ${one.postcode}</td><td>${one.phone}</td><td><a href="${site}">Website</a></td></tr>`
}

function terms(one: Institution, site: string): string {
  return `<dl><dt>Name</dt><dd><a href="${ownPath(one)}">${one.name}</a></dd><dt>Address</dt><dd>${one.street}, ${one.city} ${one.postcode}</dd><dt>Phone</dt><dd>${one.phone}</dd><dt>Website</dt><dd><a href="${site}">${site}</a></dd></dl>`
}

function finderRecord(one: Institution, website: string): Record<string, unknown> {
  const { name, street, city, postcode, phone } = one
  return { name, url: ownPath(one), address: { street, city, postcode }, phone, website }
}

function marker(one: Institution, website: string): Record<string, unknown> {
  const { name: title, street, city, postcode: zip, phone, latitude: lat, longitude: lng } = one
  return { title, url: ownPath(one), lat, lng, street, city, zip, phone, website }
}

function html(title: string, body: string): DirectoryPage {
  const text = `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a> <a href="/about">About us</a></nav><main><h1>${title}</h1>${body}</main><footer>Kept by the council</footer></body></html>`
  return { type: 'text/html; charset=utf-8', text }
}
