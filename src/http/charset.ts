import { TextDecoder } from 'node:util'
import iconv from 'iconv-lite'

/** Turns bytes into text. `strict` gives null instead of replacement characters. */
export interface Charset {
  /** Its name by the WHATWG Encoding Standard. */
  name: string
  decode(bytes: Buffer): string
  strict(bytes: Buffer): string | null
}

// Names in use that the standard does not list.
const ALIASES: Record<string, string> = {
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  ms949: 'euc-kr',
  cp950: 'big5',
  cp936: 'gbk',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  utf8mb4: 'utf-8',
  'utf-8n': 'utf-8',
  cp874: 'windows-874',
  'x-user-defined': 'windows-1252',
}

// Node's TextDecoder reads these two more narrowly than browsers do: it lacks the syllables that cp949 adds to EUC-KR
// and the Hong Kong characters of Big5.
const BY_ICONV: Record<string, string> = { 'euc-kr': 'cp949', big5: 'big5hkscs' }

const known = new Map<string, Charset | null>()

/** The charset of a label, as headers, pages and configs name it; null when there is none of that name. */
export function charsetOf(label: string): Charset | null {
  const key = label.trim().toLowerCase()
  let found = known.get(key)
  if (found === undefined) known.set(key, (found = create(ALIASES[key] ?? key)))
  return found
}

function create(label: string): Charset | null {
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(label)
  } catch {
    return null
  }
  const name = decoder.encoding
  const byIconv = BY_ICONV[name]
  if (byIconv !== undefined) {
    const decode = (bytes: Buffer): string => iconv.decode(bytes, byIconv)
    return { name, decode, strict: (bytes) => withoutReplacement(decode(bytes)) }
  }
  const fatal = new TextDecoder(label, { fatal: true })
  return {
    name,
    decode: (bytes) => decoder.decode(bytes),
    strict(bytes) {
      try {
        return fatal.decode(bytes)
      } catch {
        return null
      }
    },
  }
}

function withoutReplacement(text: string): string | null {
  return text.includes('\ufffd') ? null : text
}
