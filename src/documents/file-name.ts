/** What a template can name that is known only once the document is there. */
export interface DocumentFacts {
  filename: string
  ext: string
  index: number
  sha256: string
}

/**
 * The file name of a document by its template, such as `{title}-{filename}`: safe on every file system, and with the
 * extension of its content. One that the template writes out stays, and so does one by which the content may well go
 * (`.jpeg` for jpg, `.docx` for a zip); `Budget v1.2` and `download.aspx` get that of the content behind them.
 */
export function documentName(template: string, fields: Record<string, string>, facts: DocumentFacts): string {
  const { filename, ext, index, sha256 } = facts
  const values: Record<string, string> = { ...fields, filename, ext, index: String(index), sha256 }
  const filled = template.replace(/\{(\w{1,60})\}/g, (_, name: string) => values[name] ?? '')
  const isWritten = WRITTEN.test(template) || (ext !== '' && template.endsWith('.{ext}'))
  const own = extensionOf(filled)
  if (ext === '' || isWritten || mayBe(own.split('.').at(-1)?.toLowerCase() ?? '', ext)) return safeName(filled, own)
  return safeName(`${filled}.${ext}`, `.${ext}`)
}

/** The name with a number before its extension: `report (2).pdf`. */
export function numberedName(name: string, number: number): string {
  const extension = extensionOf(name)
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`
}

/** In bytes of UTF-8, with room for a number: file systems end at 255, some encrypted ones at 143. */
const LONGEST = 130

const WRITTEN = /\.[A-Za-z][A-Za-z0-9]{0,7}$/

/** Further extensions that a content goes by, as the first that file-type gives for it. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg', 'jpe', 'jfif'],
  tif: ['tiff'],
  html: ['htm', 'xhtml'],
  mp4: ['m4v', 'm4a'],
  mpg: ['mpeg'],
  mid: ['midi'],
  gz: ['tgz', 'svgz'],
  ps: ['eps', 'ai'],
  pdf: ['ai'],
  // Of many formats the content shows only the container.
  cfb: ['doc', 'xls', 'ppt', 'msg', 'vsd', 'pub', 'mpp', 'dot', 'xlt', 'pps'],
  zip: ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'jar', 'kmz', 'xps', 'vsdx', 'pages', 'numbers', 'key'],
  xml: ['rss', 'atom', 'kml', 'gpx', 'xsd', 'xsl', 'svg', 'rdf', 'docx'],
}

function mayBe(written: string, ext: string): boolean {
  return written === ext || (ALIASES[ext]?.includes(written) ?? false)
}

/** Characters that Windows, macOS or Linux refuse, and names that Windows keeps for devices. */
function safeName(text: string, extension: string): string {
  const stem = trimEnds(cut(trimEnds(plain(text.slice(0, text.length - extension.length))), LONGEST - extension.length))
  const isDevice = /^(con|prn|aux|nul|(com|lpt)[\d¹²³])$/i.test(stem.split('.', 1)[0] ?? '')
  return `${isDevice ? '_' : ''}${stem === '' ? 'document' : stem}${extension}`
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_')
    .replace(/\s/g, ' ')
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
  return /(?:\.tar)?\.[A-Za-z0-9]{1,8}$/i.exec(name.slice(-13))?.[0] ?? ''
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
