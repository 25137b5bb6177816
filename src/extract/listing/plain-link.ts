/**
 * A link as a data format has it (a feed, a sitemap, JSON), read once more where it was escaped once too often:
 * `?a=1&amp;b=2`. Only references that no URL has of its own are read.
 */
export function plainLink(text: string): string {
  let link = text.trim()
  for (let times = 0; times < MOST_TIMES && REFERENCE.test(link); times++) link = link.replace(REFERENCES, meant)
  return link
}

const MOST_TIMES = 3
const REFERENCE = /&(?:amp|apos|quot|#\d{2,5}|#x[\da-f]{2,4});/i
const REFERENCES = new RegExp(REFERENCE, 'gi')

function meant(reference: string): string {
  const name = reference.slice(1, -1).toLowerCase()
  switch (name) {
    case 'amp':
      return '&'
    case 'apos':
      return "'"
    case 'quot':
      return '"'
    default: {
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      // What is no printable ASCII was never escaped for HTML's sake.
      return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : reference
    }
  }
}
