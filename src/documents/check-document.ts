import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { PdfReader } from './pdf-reader.ts'

/** What a document was found to be, by its content alone. */
export interface CheckedDocument {
  ok: true
  /** Extension of its kind: pdf, docx, png ...; empty where the content shows none. */
  ext: string
  /** Media type, as far as the content shows it. */
  type: string
  bytes: number
  sha256: string
}

export interface Expected {
  /** Extension of the kind that it has to be; null for any but a web page. */
  type: string | null
  /** Text that has to stand in a PDF; null for none. */
  contains: string | null
}

/**
 * Judges a file by its content: servers answer 200 and a name ending in .pdf for pages that say "not found", and give
 * out the document of another item. `fault` is a sentence for a person.
 */
export async function checkDocument(
  file: string,
  { type, contains }: Expected,
  pdf: Pick<PdfReader, 'read'>,
): Promise<CheckedDocument | { ok: false; fault: string }> {
  const { size } = await stat(file)
  if (size === 0) return fault('the file is empty')
  const found = await kindOf(file)
  if (type !== null && found.ext !== type) return fault(`it is ${describe(found.ext)}, not ${describe(type)}`)
  if (type === null && found.ext === 'html') return fault('it is a web page, not a document')
  if (found.ext === 'pdf' && !(await hasEnd(file, size))) return fault('the PDF is cut short')
  if (contains !== null) {
    if (found.ext !== 'pdf') return fault(`only a PDF can be searched for "${contains}"; it is ${describe(found.ext)}`)
    const text = await pdf.read(file)
    if (!text.ok) return fault(text.fault)
    if (!squeezed(text.text).includes(squeezed(contains))) return fault(`the PDF does not contain "${contains}"`)
  }
  return { ok: true, ...found, bytes: size, sha256: await sha256Of(file) }
}

/** SHA-256 of a file in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** The kind of a file by its first bytes. Text that is no web page has none. */
async function kindOf(file: string): Promise<{ ext: string; type: string }> {
  const start = await bytesOf(file, 0, 4096)
  // The mark of a PDF may stand behind up to 1,024 bytes of something else (ISO 32000-1, annex H.3.4.1).
  if (start.subarray(0, 1100).includes('%PDF-')) return { ext: 'pdf', type: 'application/pdf' }
  const { fileTypeFromFile } = await import('file-type')
  const known = await fileTypeFromFile(file)
  const isPage = /<(!doctype\s{1,9}html|html|head|body)\b/i.test(start.toString('latin1'))
  if (isPage && (known === undefined || known.ext === 'xml')) return { ext: 'html', type: 'text/html' }
  return known === undefined ? { ext: '', type: 'application/octet-stream' } : { ext: known.ext, type: known.mime }
}

async function hasEnd(file: string, size: number): Promise<boolean> {
  return (await bytesOf(file, Math.max(0, size - 4096), 4096)).includes('%%EOF')
}

async function bytesOf(file: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Generators of PDF set letters apart as they like: blanks do not count. */
function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

function describe(ext: string): string {
  return ext === '' ? 'of no known kind' : ext === 'html' ? 'a web page' : `a ${ext} file`
}

function fault(text: string): { ok: false; fault: string } {
  return { ok: false, fault: text }
}
