import { each, inline, page, town, type Layout } from './layout.ts'

const PLACE = ['name', 'street', 'city', 'postcode', 'phone'] as const

/** Directories of institutions. */
export const PLACE_LAYOUTS: readonly Layout[] = [
  {
    name: 'cards with headings',
    extractor: 'cards',
    kind: 'institutions',
    says: [...PLACE, 'page', 'email'],
    html: (records) =>
      page(
        'Find us',
        `<div class="grid">${each(records, (r) => `<article class="card"><h3><a href="${r.page}">${r.name}</a></h3><p class="address">${r.street}<br>${town(r)}</p><p>Tel. <a href="tel:${r.phone.replace(/\D/g, '')}">${r.phone}</a></p><p><a href="mailto:${r.email}">E-mail</a></p></article>`)}</div>`,
      ),
  },
  {
    name: 'table with headers of institutions',
    extractor: 'table',
    kind: 'institutions',
    says: [...PLACE, 'web', 'leader'],
    html: (records) =>
      page(
        'Directory',
        `<table><tr><th>Name</th><th>Address</th><th>Phone</th><th>Pastor</th><th>Website</th></tr>${each(records, (r) => `<tr><td>${r.name}</td><td>${r.street}<br>${town(r)}</td><td>${r.phone}</td><td>${r.leader}</td><td><a href="${r.web}">${r.web.slice(8)}</a></td></tr>`)}</table>`,
      ),
  },
  {
    name: 'table without headers of institutions',
    extractor: 'table',
    kind: 'institutions',
    says: PLACE,
    html: (records) =>
      page(
        'Our places',
        `<table>${each(records, (r) => `<tr><td><strong>${r.name}</strong></td><td>${inline(r)}</td><td>${r.phone}</td></tr>`)}</table>`,
      ),
  },
  {
    name: 'lists of terms for each record',
    extractor: 'definitions',
    kind: 'institutions',
    says: [...PLACE, 'email'],
    html: (records) =>
      page(
        'Register',
        each(
          records,
          (r) =>
            `<dl class="entry"><dt>Name</dt><dd>${r.name}</dd><dt>Address</dt><dd>${inline(r)}</dd><dt>Phone</dt><dd>${r.phone}</dd><dt>E-mail</dt><dd>${r.email}</dd></dl>`,
        ),
      ),
  },
  {
    name: 'headings and lines',
    extractor: 'generic',
    kind: 'institutions',
    says: [...PLACE, 'web'],
    html: (records) =>
      page(
        'List',
        `<div id="content">${each(records, (r) => `<h4>${r.name}</h4><p>${r.street}<br>${town(r)}<br>${r.phone}<br><a href="${r.web}">Website</a></p>`)}</div>`,
      ),
  },
  {
    name: 'microdata',
    extractor: 'cards',
    kind: 'institutions',
    says: [...PLACE, 'latitude'],
    html: (records) =>
      page(
        'Locations',
        `<ul class="locations">${each(records, (r) => `<li itemscope itemtype="https://schema.org/Church"><span itemprop="name">${r.name}</span><div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="streetAddress">${r.street}</span> <span itemprop="addressLocality">${r.city}</span> <span itemprop="addressRegion">${r.state}</span> <span itemprop="postalCode">${r.postcode}</span></div><span itemprop="telephone">${r.phone}</span><div itemprop="geo" itemscope><meta itemprop="latitude" content="${r.latitude}"><meta itemprop="longitude" content="${r.longitude}"></div></li>`)}</ul>`,
      ),
  },
  {
    name: 'hidden e-mail addresses',
    extractor: 'generic',
    kind: 'institutions',
    says: [...PLACE, 'email', 'leader'],
    html: (records) =>
      page(
        'Contacts',
        `<ul class="list">${each(records, (r, n) => `<li><b>${r.name}</b><br>${inline(r)}<br>T: ${r.phone}<br>${hidden(r.email, n)}<br>Pastor: ${r.leader}</li>`)}</ul>`,
      ),
  },
  {
    name: 'markers in a script',
    extractor: 'map',
    kind: 'institutions',
    says: ['name', 'street', 'city', 'postcode', 'phone', 'latitude'],
    html: (records) =>
      page(
        'Map',
        `<div id="map"></div><script>var map; var markers = [${records.map((r) => `{title: '${r.name.replaceAll("'", "\\'")}', lat: ${r.latitude}, lng: ${r.longitude}, address: "${inline(r)}", phone: '${r.phone}',}`).join(',\n')}]; init(markers)</script>`,
      ),
  },
  {
    name: 'data attributes of a map',
    extractor: 'cards',
    kind: 'institutions',
    says: ['name', 'street', 'city', 'postcode', 'latitude', 'page'],
    html: (records) =>
      page(
        'Store finder',
        `<div class="locations">${each(records, (r, n) => `<div class="location" data-id="${n + 100}" data-lat="${r.latitude}" data-lng="${r.longitude}"><a class="location-name" href="${r.page}">${r.name}</a><span class="location-address">${inline(r)}</span></div>`)}</div>`,
      ),
  },
  {
    name: 'KML',
    extractor: 'map',
    kind: 'institutions',
    says: ['name', 'street', 'city', 'postcode', 'phone', 'latitude'],
    html: (records) =>
      `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>All</name><Folder>${each(records, (r) => `<Placemark><name>${r.name}</name><description><![CDATA[${r.street}<br>${town(r)}<br>${r.phone}]]></description><Point><coordinates>${r.longitude},${r.latitude},0</coordinates></Point></Placemark>`)}</Folder></Document></kml>`,
  },
  {
    name: 'GeoJSON',
    extractor: 'map',
    kind: 'institutions',
    says: ['name', 'street', 'city', 'postcode', 'phone', 'email', 'latitude'],
    html: (records) =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: records.map((r, n) => ({
          type: 'Feature',
          id: n,
          geometry: { type: 'Point', coordinates: [r.longitude, r.latitude] },
          properties: {
            name: r.name,
            street: r.street,
            city: r.city,
            zip: r.postcode,
            telephone: r.phone,
            email: r.email,
          },
        })),
      }),
  },
  {
    name: 'answer of a finder',
    extractor: 'finder',
    kind: 'institutions',
    says: [...PLACE, 'email', 'web', 'latitude'],
    html: (records) =>
      JSON.stringify({
        status: 'ok',
        data: {
          locations: records.map((r, n) => ({
            id: 500 + n,
            store: r.name,
            address: r.street,
            city: r.city,
            state: r.state,
            zip: r.postcode,
            phone: r.phone,
            email: r.email,
            url: r.web,
            lat: String(r.latitude),
            lng: String(r.longitude),
          })),
        },
      }),
  },
  {
    name: 'JSON-LD',
    extractor: 'finder',
    kind: 'institutions',
    says: [...PLACE, 'web'],
    html: (records) =>
      page(
        'Branches',
        `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': records.map((r) => ({ '@type': 'Library', name: r.name, telephone: r.phone, url: r.web, address: { '@type': 'PostalAddress', streetAddress: r.street, addressLocality: r.city, addressRegion: r.state, postalCode: r.postcode } })) })}</script><div id="app"></div>`,
      ),
  },
  {
    name: 'rows of a grid of divisions',
    extractor: 'cards',
    kind: 'institutions',
    says: [...PLACE, 'web'],
    html: (records) =>
      page(
        'All members',
        `<div class="member-list">${each(records, (r) => `<div class="row"><div class="col-4"><a href="${r.web}">${r.name}</a></div><div class="col-5">${inline(r)}</div><div class="col-3">${r.phone}</div></div>`)}</div>`,
      ),
  },
  {
    name: 'cells of a table as cards',
    extractor: 'cards',
    kind: 'institutions',
    says: PLACE,
    html: (records) => {
      const cells = records.map((r) => `<td><b>${r.name}</b><br>${r.street}<br>${town(r)}<br>${r.phone}</td>`)
      const rows = Array.from(
        { length: Math.ceil(cells.length / 3) },
        (_, n) => `<tr>${cells.slice(n * 3, n * 3 + 3).join('')}</tr>`,
      )
      return page('Offices', `<table class="offices">${rows.join('')}</table>`)
    },
  },
]

function hidden(email: string, n: number): string {
  const [user = '', domain = ''] = email.split('@')
  switch (n % 4) {
    case 0:
      return `${user} [at] ${domain.replace('.', ' [dot] ')}`
    case 1:
      return `<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="${cloudflare(email)}">[email&#160;protected]</a>`
    case 2:
      return `<span style="unicode-bidi: bidi-override; direction: rtl">${email.split('').toReversed().join('')}</span>`
    default:
      return `<script>document.write('<a href="mailto:' + '${user}' + '@' + '${domain}' + '">')</script>`
  }
}

function cloudflare(text: string): string {
  const key = 0x5a
  return Buffer.from([key, ...[...Buffer.from(text)].map((byte) => byte ^ key)]).toString('hex')
}
