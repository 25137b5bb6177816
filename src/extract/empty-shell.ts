/**
 * Whether a page is only the frame of an application that a browser would fill: it has scripts, no link, and less text
 * than a sentence or two. One pass, so that a hostile page costs no more than its length.
 */
export function isEmptyShell(html: string): boolean {
  let scripts = 0
  let text = 0
  let at = bodyStart(html)
  if (/<script[\s>]/i.test(html.slice(0, at))) scripts++
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const end = open === -1 ? html.length : open
    text += html.slice(at, end).replace(/\s+/g, ' ').trim().length
    if (text >= MOST_TEXT) return false
    if (open === -1) break
    const name = /^[a-z]+/i.exec(html.slice(open + 1, open + 12))?.[0].toLowerCase() ?? ''
    if (name === 'script') scripts++
    if (name === 'a' && /^[^>]*\shref\s*=/i.test(html.slice(open, open + 2000))) return false
    at = skip(html, open, name)
  }
  return scripts > 0
}

/** 'Loading ...', a copyright line and the like. */
const MOST_TEXT = 200

/** Elements whose content nobody reads, or, like noscript's, says only that scripts are needed. */
const UNREAD = new Set(['script', 'style', 'svg', 'template', 'noscript'])

function bodyStart(html: string): number {
  const body = html.search(/<body[\s>]/i)
  return body === -1 ? 0 : body
}

/** Where the text after a tag, a comment or an unread element goes on. */
function skip(html: string, open: number, name: string): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4)
  if (!UNREAD.has(name)) return after(html, '>', open + 1)
  const close = indexOfIgnoringCase(html, `</${name}`, open)
  return close === -1 ? html.length : after(html, '>', close)
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

function indexOfIgnoringCase(html: string, mark: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    if (html.slice(at, at + mark.length).toLowerCase() === mark) return at
  }
  return -1
}
