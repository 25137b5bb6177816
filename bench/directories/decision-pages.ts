import { each, page, slashed, type Layout } from './layout.ts'

const DECISION = ['name', 'day', 'number', 'document'] as const

/** Lists of decisions, as courts have written them for thirty years. */
export const DECISION_LAYOUTS: readonly Layout[] = [
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
]
