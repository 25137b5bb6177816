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
