import { SentNumber, type SentJson } from './sent-json.ts'

/**
 * The URL of an entry: `{name}` places of `url_construction_template` filled with its values, percent-encoded; slashes
 * and what is encoded already stay. Null when a value is missing.
 */
export function constructUrl(template: string, record: Record<string, SentJson>): string | null {
  let complete = true
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = record[name]
    const isNumber = typeof value === 'number' || value instanceof SentNumber
    if (isNumber || (typeof value === 'string' && value.trim() !== '')) return encode(String(value).trim())
    complete = false
    return ''
  })
  return complete ? filled : null
}

function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replaceAll('%2F', '/')
    .replace(/%25([\dA-F]{2})/gi, '%$1')
}
