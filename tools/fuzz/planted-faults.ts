/** A mistake for one reader: `instead` of a piece of its source that stands in the file once. */
export interface PlantedFault {
  file: string
  text: string
  instead: string
}

/**
 * For every reader a mistake that the fuzzer has to find, so that its silence about the real one means something:
 * guards and limits taken away, expressions that backtrack, answers that must not be.
 */
export const PLANTED_FAULTS: Readonly<Record<string, PlantedFault>> = {
  page: {
    file: 'src/extract/collapse-whitespace.ts',
    text: 'export function collapseWhitespace(text: string): string {',
    instead: 'export function collapseWhitespace(text: string): string {\n  text = text.replace(/\\s+$/, "")',
  },
  feed: {
    file: 'src/extract/feed/author-name.ts',
    text: '.replace(/^mailto:/i, ',
    instead: '.replace(/^(?:\\w+\\s?)*:$/, ',
  },
  json: {
    file: 'src/extract/json/json-listing.ts',
    text: "typeof link === 'string' && link.trim()",
    instead: 'link !== undefined && link.trim()',
  },
  sitemap: {
    file: 'src/extract/sitemap/read-sitemap.ts',
    text: 'Buffer.from(value).toString()',
    instead: 'decodeURIComponent(value)',
  },
  robots: {
    file: 'src/http/middleware/robots-rules.ts',
    text: '!path.startsWith(pieces[0]!)',
    instead: '!new RegExp(pieces.join(".*")).test(path)',
  },
  cookie: {
    file: 'src/http/cookie-store.ts',
    text: 'new Date(Math.min(today + maxAge * 1000, LATEST))',
    instead: 'new Date(new Date(today + maxAge * 1000).toISOString())',
  },
  date: { file: 'src/extract/dates/calendar-day.ts', text: 'month >= 1 && month <= 12', instead: 'month >= 1' },
  phone: {
    file: 'src/contacts/phones/check-cell.ts',
    text: "if (cell.length > LONGEST_CELL) return [{ valid: false, error: 'too_long' }]",
    instead: '',
  },
  address: { file: 'src/contacts/addresses/parse-address.ts', text: 'whole.slice(-LONGEST_END)', instead: 'whole' },
  config: { file: 'src/config/parse/yaml-text.ts', text: 'if (isTooDeep(error)) return', instead: 'if (false) return' },
  defaults: {
    file: 'src/config/shared/read-shared-file.ts',
    text: '/^\\s*(?:#|$)/',
    instead: '/^(?:\\s|\\s)*(?:#|$)/',
  },
  hours: { file: 'src/hours/clock/read-times.ts', text: 'minutes > 1440 || ', instead: '' },
  links: { file: 'src/discovery/score-section-link.ts', text: 'Math.max(0, Math.min(10, score))', instead: 'score' },
  article: {
    file: 'src/extract/article/stated-body.ts',
    text: 'seen * 10 >= words.length * 7',
    instead: 'seen * 10 >= 0',
  },
  csv: {
    file: 'src/tables/csv/read-csv.ts',
    text: "(mark === '\\r' && next === '\\n' ? 2 : 1)",
    instead: "(mark !== '\\r' ? 1 : next === '\\n' ? 2 : 0)",
  },
  jsonl: {
    file: 'src/tables/jsonl/open-jsonl.ts',
    text: "value === null || typeof value !== 'object'",
    instead: 'false',
  },
  xlsx: {
    file: 'src/tables/xlsx/sheet-rows.ts',
    text: 'put({ line, cells })',
    instead: 'for (let each = 1; each <= line; each++) put({ line: each, cells: new Map(cells) })',
  },
  warc: { file: 'src/http/warc/read-warc.ts', text: '!Number.isSafeInteger(length) || ', instead: '' },
  'run-folder': {
    file: 'src/runs/folder/files/json-file.ts',
    text: 'catch {\n    return null',
    instead: 'catch (error) {\n    throw error',
  },
  document: {
    file: 'src/documents/check-document.ts',
    text: '!doctype\\s{1,9}html',
    instead: '!doctype(?:\\s+)+html',
  },
  'document-name': { file: 'src/documents/file-name.ts', text: '[\\p{Cc}\\p{Cf}', instead: '[\\p{Cf}' },
  parquet: {
    file: 'src/tables/parquet/open-parquet.ts',
    text: 'if (damage !== null) throw',
    instead: 'if (false) throw',
  },
  workbook: { file: 'src/tables/xlsx/archive.ts', text: 'if (entry === undefined) return', instead: '' },
  body: {
    file: 'src/http/transport/body.ts',
    text: "throw new LimitError('protocol'",
    instead: "throw new Error('protocol'",
  },
  directory: {
    file: 'src/extract/directory/json/literal.ts',
    text: 'if (depth > DEEPEST) return FAILED',
    instead: '',
  },
  schedule: {
    file: 'src/extract/schedule/calendar-facts.ts',
    text: "event.get('RRULE') ?? ''",
    instead: "event.get('RRULE').trim()",
  },
  form: {
    file: 'src/extract/forms/form-fields.ts',
    text: 'return found === undefined ? null : optionValue(found)',
    instead: 'return optionValue(found)',
  },
}
