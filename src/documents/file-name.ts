/** What a template can name that is known only once the document is there. */
export interface DocumentFacts {
  filename: string
  ext: string
  index: number
  sha256: string
}

/**
 * The file name of a document by its template, such as `{title}-{filename}`: safe on every file system, and with the
 * extension of its content where the template names none.
 */
export function documentName(template: string, fields: Record<string, string>, facts: DocumentFacts): string {
  const { filename, ext, index, sha256 } = facts
  const values: Record<string, string> = { ...fields, filename, ext, index: String(index), sha256 }
  const filled = template.replace(/\{(\w{1,60})\}/g, (_, name: string) => values[name] ?? '')
  const name = safeName(filled)
  return name.toLowerCase().endsWith(`.${ext}`) || ext === '' || extensionOf(name) !== '' ? name : `${name}.${ext}`
}

/** The name with a number before its extension: `report (2).pdf`. */
export function numberedName(name: string, number: number): string {
  const extension = extensionOf(name)
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`
}

/** In bytes of UTF-8, with room for a number: file systems end at 255, some encrypted ones at 143. */
const LONGEST = 130

/** Characters that Windows, macOS or Linux refuse, and names that Windows keeps for devices. */
function safeName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_')
    .replace(/\s/g, ' ')
  const trimmed = trimEnds(plain)
  const extension = extensionOf(trimmed)
  const stem = trimEnds(cut(trimmed.slice(0, trimmed.length - extension.length), LONGEST - extension.length))
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem.split('.', 1)[0] ?? '')
  return `${isDevice ? '_' : ''}${stem === '' ? 'document' : stem}${extension}`
}

/** No dot or blank at the beginning or end: hidden on Unix, dropped on Windows. */
function trimEnds(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && ' .'.includes(text[from]!)) from++
  while (to > from && ' .'.includes(text[to - 1]!)) to--
  return text.slice(from, to)
}

function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]{1,8}$/.exec(name.slice(-9))?.[0] ?? ''
}

function cut(text: string, bytes: number): string {
  let length = 0
  let end = 0
  for (const character of text) {
    length += Buffer.byteLength(character)
    if (length > bytes) break
    end += character.length
  }
  return text.slice(0, end)
}
