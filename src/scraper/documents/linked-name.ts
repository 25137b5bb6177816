/**
 * The name that a server gives a document (Content-Disposition, RFC 6266), else the last part of its URL; 'document'
 * where there is neither.
 */
export function linkedName(url: string, disposition: string | undefined): string {
  const named = disposition === undefined ? null : dispositionName(disposition)
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  return lastPart(named ?? decoded(last)) || 'document'
}

function dispositionName(header: string): string | null {
  const extended = /filename\*\s{0,9}=\s{0,9}utf-8'[\w-]{0,20}'([^;\s]{1,600})/i.exec(header)?.[1]
  if (extended !== undefined) return decoded(extended)
  const plain = /filename\s{0,9}=\s{0,9}(?:"([^"]{1,600})"|([^";\s]{1,600}))/i.exec(header)
  const name = plain?.[1] ?? plain?.[2]
  // Header bytes come as latin-1; browsers read UTF-8 in them.
  return name === undefined ? null : decoded(Buffer.from(name, 'latin1').toString('utf8'))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1)?.trim() ?? ''
}
