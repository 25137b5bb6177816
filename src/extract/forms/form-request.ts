import { randomUUID } from 'node:crypto'
import type { FormEntry } from './form-fields.ts'

/** What a browser requests when a form is sent or a link is followed. */
export interface FormRequest {
  url: string
  /** Absent where nothing is sent but the URL. */
  post?: { type: string; body: Buffer }
}

export interface FormTarget {
  /** Absolute. */
  action: string
  method: 'get' | 'post'
  enctype: string
}

/**
 * The request that carries the entries, with texts in the charset of the page:
 * https://html.spec.whatwg.org/#form-submission-algorithm
 */
export function formRequest(
  { action, method, enctype }: FormTarget,
  entries: readonly FormEntry[],
  encode: (text: string) => Buffer,
): FormRequest {
  if (method === 'get') {
    const url = new URL(action)
    url.search = urlEncoded(entries, encode)
    return { url: url.href }
  }
  switch (enctype) {
    case 'multipart/form-data': {
      const boundary = `----form${randomUUID()}`
      return {
        url: action,
        post: { type: `multipart/form-data; boundary=${boundary}`, body: multipart(entries, boundary, encode) },
      }
    }
    case 'text/plain': {
      const lines = entries.map(([name, value]) => encode(`${name}=${value}\r\n`))
      return { url: action, post: { type: 'text/plain', body: Buffer.concat(lines) } }
    }
    default: {
      const body = Buffer.from(urlEncoded(entries, encode))
      return { url: action, post: { type: 'application/x-www-form-urlencoded', body } }
    }
  }
}

function urlEncoded(entries: readonly FormEntry[], encode: (text: string) => Buffer): string {
  const written = (text: string): string => Array.from(encode(text), writtenByte).join('')
  return entries.map(([name, value]) => `${written(name)}=${written(value)}`).join('&')
}

/** https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set */
function writtenByte(byte: number): string {
  if (byte === 0x20) return '+'
  const char = String.fromCharCode(byte)
  return /[A-Za-z0-9*._-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function multipart(entries: readonly FormEntry[], boundary: string, encode: (text: string) => Buffer): Buffer {
  const parts = entries.map(([name, value]) => {
    const quoted = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
    const head = encode(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n`)
    return Buffer.concat([head, encode(value), Buffer.from('\r\n')])
  })
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
}
