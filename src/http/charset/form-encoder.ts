import { charsetOf } from './charset.ts'

/** Writes the text of a form's field in the charset of its page. */
export type EncodeText = (text: string) => Buffer

/** UTF-8, or what a page in another charset sends: what that lacks is a reference (&#8364;), as browsers write it. */
export async function formEncoderFor(charset: string): Promise<EncodeText> {
  const found = charset.startsWith('utf-') ? null : await charsetOf(charset)
  if (found === null) return utf8
  const { default: iconv } = await import('iconv-lite')
  if (!iconv.encodingExists(charset)) return utf8
  return (text) => {
    const parts = Array.from(text, (char) => {
      const bytes = iconv.encode(char, charset)
      return found.decode(bytes) === char ? bytes : Buffer.from(`&#${char.codePointAt(0)};`)
    })
    return Buffer.concat(parts)
  }
}

const utf8: EncodeText = (text) => Buffer.from(text)

/** A charset as browsers call it when a form asks for its name: https://encoding.spec.whatwg.org/#names-and-labels */
export function encodingName(charset: string): string {
  // What is read in UTF-16 is sent in UTF-8.
  if (charset.startsWith('utf-')) return 'UTF-8'
  if (/^(?:euc|iso|koi8|ibm)|^gbk$/.test(charset)) return charset.toUpperCase()
  return NAMES[charset] ?? charset
}

const NAMES: Record<string, string> = { shift_jis: 'Shift_JIS', big5: 'Big5' }
