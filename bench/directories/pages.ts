import type { MadeRecord, Random } from './records.ts'

/** A page of a directory as some site would write it, with what a right reading gives. */
export interface Layout {
  name: string
  /** The extractor that should read it. */
  extractor: string
  kind: 'decisions' | 'institutions'
  /** Of a page, or of an answer that is JSON or KML. */
  html(records: readonly MadeRecord[], random: Random): string
  /** What the page says of a record. */
  says: readonly (keyof MadeRecord)[]
}

const nav = `<header><a href="/"><img src="/logo.png" alt="Home"></a><nav><ul>${['About', 'News', 'Directory', 'Forms', 'Contact', 'Careers'].map((text) => `<li><a href="/${text.toLowerCase()}">${text}</a></li>`).join('')}</ul></nav></header>`
const aside = `<aside class="sidebar"><h3>Latest news</h3><ul>${[1, 2, 3].map((n) => `<li><a href="/news/${n}">Office closed on holiday ${n}</a> <span>May ${n}, 2024</span></li>`).join('')}</ul></aside>`
const footer = `<footer><p>100 Capitol Square, Fairmont, WV 26554 · (304) 555-0100 · <a href="mailto:webmaster@site.example">webmaster</a></p><ul><li><a href="/privacy">Privacy</a></li><li><a href="/terms">Terms</a></li></ul></footer>`
const page = (title: string, main: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${nav}<main><h1>${title}</h1><p>Use the list below. It is updated on business days.</p>${main}</main>${aside}${footer}</body></html>`
const each = (records: readonly MadeRecord[], make: (record: MadeRecord, n: number) => string): string =>
  records.map(make).join('\n')
const slashed = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`
const inline = ({ street, city, state, postcode }: MadeRecord): string =>
  state === '' ? `${street}, ${postcode} ${city}` : `${street}, ${city}, ${state} ${postcode}`
const town = ({ city, state, postcode }: MadeRecord): string =>
  state === '' ? `${postcode} ${city}` : `${city}, ${state} ${postcode}`

const DECISION = ['name', 'day', 'number', 'document'] as const
const PLACE = ['name', 'street', 'city', 'postcode', 'phone'] as const

export const LAYOUTS: readonly Layout[] = [
  {
    name: 'table with headers',
    extractor: 'table',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Opinions',
        `<table class="opinions"><thead><tr><th>Date Filed</th><th>Docket No.</th><th>Case Title</th><th>County</th></tr></thead><tbody>${each(records, (r) => `<tr><td>${slashed(r.day)}</td><td>${r.number}</td><td><a href="${r.document}">${r.name}</a></td><td>Marion</td></tr>`)}</tbody></table>`,
      ),
  },
  {
    name: 'table without headers, number linked',
    extractor: 'table',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Slip Opinions',
        `<table>${each(records, (r) => `<tr><td><a href="${r.document}">${r.number}</a></td><td>${r.name}</td><td>${r.date}</td></tr>`)}</table>`,
      ),
  },
  {
    name: 'list with the date behind',
    extractor: 'generic',
    kind: 'decisions',
    says: ['name', 'day', 'document'],
    html: (records) =>
      page(
        'Recent decisions',
        `<ul>${each(records, (r) => `<li><a href="${r.document}">${r.name}</a> - ${r.date}</li>`)}</ul>`,
      ),
  },
  {
    name: 'date headings over lists',
    extractor: 'generic',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Opinions by date',
        each(records, (r) => `<h3>${r.date}</h3><ul><li><a href="${r.document}">${r.number}</a> ${r.name}</li></ul>`),
      ),
  },
  {
    name: 'paragraphs with breaks',
    extractor: 'generic',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Opinions',
        each(
          records,
          (r) =>
            `<p><strong>${r.name}</strong><br>Docket: ${r.number}<br>Decided: ${r.date}<br><a href="${r.document}">Read opinion (PDF)</a></p>`,
        ),
      ),
  },
  {
    name: 'grid of a form with a pager',
    extractor: 'table',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      `<html><body><form method="post" action="opinions.aspx"><input type="hidden" name="__VIEWSTATE" value="dDwx"><div id="menu"><a href="/a">A</a></div><table cellspacing="0" id="GridView1"><tr><th scope="col">Case Name</th><th scope="col">Case Number</th><th scope="col">Opinion Date</th><th scope="col">&nbsp;</th></tr>${each(records, (r) => `<tr><td>${r.name}</td><td>${r.number}</td><td>${slashed(r.day)}</td><td><a href="/ViewDocument.aspx?id=${r.number}">View</a></td></tr>`)}<tr><td colspan="4"><table><tr><td><span>1</span></td><td><a href="javascript:__doPostBack('g','Page$2')">2</a></td><td><a href="javascript:__doPostBack('g','Page$3')">3</a></td></tr></table></td></tr></table></form></body></html>`,
  },
  {
    name: 'definition list of decisions',
    extractor: 'definitions',
    kind: 'decisions',
    says: ['name', 'day', 'document'],
    html: (records) =>
      page(
        'Orders',
        `<dl>${each(records, (r) => `<dt>${r.name}</dt><dd>${r.date}</dd><dd><a href="${r.document}">Order</a></dd>`)}</dl>`,
      ),
  },
  {
    name: 'lines with breaks in one cell',
    extractor: 'generic',
    kind: 'decisions',
    says: ['name', 'day', 'document'],
    html: (records) =>
      `<html><body bgcolor="#ffffff"><table width="100%"><tr><td width="150"><a href="/">Home</a><br><a href="/rules">Rules</a><br><a href="/forms">Forms</a></td><td><font size="4">Opinions</font><p>${each(records, (r) => `<a href="${r.document}">${r.name}</a>, ${r.date}<br>`)}</p></td></tr></table></body></html>`,
  },
  {
    name: 'date cells that span rows',
    extractor: 'table',
    kind: 'decisions',
    says: ['name', 'number', 'document'],
    html: (records) =>
      page(
        'Opinions',
        `<table><tr><th>Date</th><th>Case</th><th>Number</th></tr>${each(records, (r, n) => `<tr>${n % 2 === 0 ? `<td rowspan="${n + 1 < records.length ? 2 : 1}">${r.date}</td>` : ''}<td><a href="${r.document}">${r.name}</a></td><td>${r.number}</td></tr>`)}</table>`,
      ),
  },
  {
    name: 'group rows with dates',
    extractor: 'table',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Calendar of opinions',
        `<table class="list">${each(records, (r) => `<tr class="group"><td colspan="3"><b>Opinions issued ${r.date}</b></td></tr><tr><td>${r.number}</td><td>${r.name}</td><td><a href="${r.document}">PDF</a></td></tr>`)}</table>`,
      ),
  },
  {
    name: 'labelled fields in rows of views',
    extractor: 'cards',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Search results',
        `<div class="view-content">${each(records, (r, n) => `<div class="views-row views-row-${n + 1} ${n % 2 === 0 ? 'odd' : 'even'}"><div class="views-field views-field-title"><h4 class="field-content"><a href="${r.page}">${r.name}</a></h4></div><div class="views-field views-field-field-docket"><span class="views-label">Docket: </span><span class="field-content">${r.number}</span></div><div class="views-field views-field-field-date"><span class="views-label">Decision Date: </span><span class="field-content"><span class="date-display-single">${r.date}</span></span></div><div class="views-field"><a href="${r.document}">Download</a></div></div>`)}</div>`,
      ),
  },
  {
    name: 'two rows for each record',
    extractor: 'table',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Opinions',
        `<table>${each(records, (r) => `<tbody><tr><td><b>${r.number}</b></td><td><a href="${r.document}">${r.name}</a></td></tr><tr><td></td><td>Filed ${r.date}. Judgment affirmed in part.</td></tr></tbody>`)}</table>`,
      ),
  },
  {
    name: 'number and name in one link',
    extractor: 'generic',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Unpublished opinions',
        `<div class="content">${each(records, (r) => `<div><span class="date">${slashed(r.day)}</span> <a href="${r.document}">${r.number} ${r.name}</a></div>`)}</div>`,
      ),
  },
  {
    name: 'names in italics between commas',
    extractor: 'generic',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      page(
        'Published opinions',
        each(
          records,
          (r) => `<p><em>${r.name}</em>, No. ${r.number} (${r.date}) <a href="${r.document}">[PDF]</a></p>`,
        ),
      ),
  },
  {
    name: 'JSON of decisions',
    extractor: 'finder',
    kind: 'decisions',
    says: DECISION,
    html: (records) =>
      JSON.stringify({
        total: records.length,
        results: records.map((r) => ({
          caseTitle: r.name,
          docketNumber: r.number,
          dateFiled: `${r.day}T00:00:00`,
          pdfUrl: r.document,
          court: { name: 'Court of Appeals' },
        })),
      }),
  },
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
      return `<span style="unicode-bidi: bidi-override; direction: rtl">${[...email].toReversed().join('')}</span>`
    default:
      return `<script>document.write('<a href="mailto:' + '${user}' + '@' + '${domain}' + '">')</script>`
  }
}

function cloudflare(text: string): string {
  const key = 0x5a
  return Buffer.from([key, ...[...Buffer.from(text)].map((byte) => byte ^ key)]).toString('hex')
}
