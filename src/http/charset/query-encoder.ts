import { charsetOf } from './charset.ts'

/**
 * How the queries of links on a page are written (https://url.spec.whatwg.org/#query-state): in its own charset, what
 * that lacks as a reference. Null where that is UTF-8, in which all else of a URL is written, and where no link of the
 * page has such a query.
 */
export async function queryEncoderFor(charset: string, html: string): Promise<((query: string) => string) | null> {
  if (charset.startsWith('utf-') || !FOREIGN_QUERY.test(html)) return null
  const found = await charsetOf(charset)
  if (found === null) return null
  const { default: iconv } = await import('iconv-lite')
  if (!iconv.encodingExists(charset)) return null
  const written = (char: string): string => {
    const bytes = iconv.encode(char, charset)
    if (found.decode(bytes) !== char) return `%26%23${char.codePointAt(0)}%3B`
    return Array.from(bytes, (byte) => (isPlain(byte) ? String.fromCharCode(byte) : percent(byte))).join('')
  }
  return (query) => query.replace(/[^\p{ASCII}]/gu, written)
}

const FOREIGN_QUERY = /\?[^\s"'<>?]*[^\p{ASCII}]/u

/** The second byte of a character may be a letter. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f && !'"#<>\''.includes(String.fromCharCode(byte))
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
