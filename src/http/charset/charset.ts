import { TextDecoder } from 'node:util'

/** Turns bytes into text. */
export interface Charset {
  /** Its name by the WHATWG Encoding Standard. */
  name: string
  /** With U+FFFD for what cannot be read. */
  decode: (bytes: Buffer) => string
  /** Null when anything cannot be read. */
  strict: (bytes: Buffer) => string | null
}

export const UTF8 = byNode('utf-8')!
export const WINDOWS_1252 = byNode('windows-1252')!

// Names in use that the standard does not list.
const ALIASES: Record<string, string> = {
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  cp950: 'big5',
  cp936: 'gbk',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  cp874: 'windows-874',
  'utf-8n': 'utf-8',
  utf8mb4: 'utf-8',
  'x-user-defined': 'windows-1252',
}

// Node reads these two more narrowly than browsers do: it lacks the syllables that cp949 adds to EUC-KR and the Hong
// Kong characters of Big5, and says nothing.
const BY_ICONV: Record<string, string> = { 'euc-kr': 'cp949', big5: 'big5hkscs' }

const known = new Map<string, Promise<Charset | null>>([['utf-8', Promise.resolve(UTF8)]])

/** The charset of a label, as headers, pages and configs name it; null when there is none of that name. */
export function charsetOf(label: string): Promise<Charset | null> {
  const key = label.trim().toLowerCase()
  let found = known.get(key)
  if (!found) known.set(key, (found = create(ALIASES[key] ?? key)))
  return found
}

async function create(label: string): Promise<Charset | null> {
  const charset = byNode(label)
  const byIconv = charset === null ? label : BY_ICONV[charset.name]
  if (byIconv === undefined) return charset?.name === UTF8.name ? UTF8 : charset
  if (
    charset === null &&
    !/^(?:cp|ibm|mac|csibm|oem|x-mac|koi8|viscii|tcvn|armscii|georgian|utf-?32)[\w-]*$/.test(label)
  )
    return null
  // Loaded by the few sources that need it: 8 ms and 6 MB.
  const { default: iconv } = await import('iconv-lite')
  // Of DOS and the like, which no browser reads and some pages are written in.
  if (!iconv.encodingExists(byIconv)) return null
  const decode = (bytes: Buffer): string => iconv.decode(bytes, byIconv)
  return {
    name: charset?.name ?? label,
    decode,
    strict(bytes) {
      const text = decode(bytes)
      return text.includes('\ufffd') ? null : text
    },
  }
}

function byNode(label: string): Charset | null {
  try {
    const lenient = new TextDecoder(label)
    const fatal = new TextDecoder(label, { fatal: true })
    return {
      name: lenient.encoding,
      decode: (bytes) => lenient.decode(bytes),
      strict: (bytes) => attempt(fatal, bytes),
    }
  } catch {
    return null
  }
}

function attempt(fatal: InstanceType<typeof TextDecoder>, bytes: Buffer): string | null {
  try {
    return fatal.decode(bytes)
  } catch {
    return null
  }
}
