// As many slots as no page has names, nearly.
const SLOTS = 1024
const slots: string[] = Array.from({ length: SLOTS }, () => '')

/**
 * The name of a tag in lower case: for names seen before the same string, which is found and compared without reading
 * it again.
 */
export function tagName(html: string, start: number, end: number): string {
  let hash = 0
  for (let at = start; at < end; at++) hash = (hash * 31 + html.charCodeAt(at)) & (SLOTS - 1)
  const known = slots[hash]!
  if (known.length === end - start && html.startsWith(known, start)) return known
  const name = html.slice(start, end).toLowerCase()
  // A copy: a piece of the page would keep the page.
  if (name.length < 20 && html.startsWith(name, start)) slots[hash] = Buffer.from(name).toString()
  return name
}
