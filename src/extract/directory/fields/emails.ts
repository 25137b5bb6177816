import type { Element } from 'domhandler'
import { emailIn } from '../../fields/contact.ts'
import { textOf } from '../../tree/text.ts'

/**
 * The e-mail address of an element or of what is below it, read as people and programs hide it: `[at]` and `(dot)`,
 * Cloudflare's `data-cfemail`, parts in attributes, text that runs backwards, pieces that a script joins.
 */
export function emailOf(elements: readonly Element[], text: string): string | null {
  for (const { name, attribs } of elements) {
    const href = attribs['href'] ?? ''
    if (name === 'a' && /^\s*mailto:/i.test(href)) {
      const found = plainEmail(decoded(href.trim().slice('mailto:'.length).split('?')[0] ?? ''))
      if (found !== null) return found
    }
    const hidden = attribs['data-cfemail'] ?? /\/email-protection#([\da-f]+)$/i.exec(href)?.[1]
    if (hidden !== undefined) return fromCloudflare(hidden)
    const joined = fromParts(attribs)
    if (joined !== null) return joined
  }
  const found = plainEmail(text)
  if (found !== null) return found
  for (const element of elements) {
    if (BACKWARDS.test((element.attribs['style'] ?? '').slice(0, 200))) {
      const turned = emailIn(Array.from(textOf(element)).toReversed().join(''))
      if (turned !== null) return turned
    }
    if (element.name === 'script') {
      const written = fromScript(element)
      if (written !== null) return written
    }
  }
  return null
}

/** The first address in a text, its signs written out or not; null where none is meant. */
export function plainEmail(text: string): string | null {
  const shown = text.slice(0, LONGEST)
  const plain = emailIn(shown)
  if (plain !== null) return plain.replace(/^[.'-]{1,3}/, '')
  const open = shown
    .replace(/[[({<]\s?(?:at|@|arroba|ät|a|chiocciola|małpa|klammeraffe)\s?[\])}>]/giu, AT)
    .replace(/[[({<]\s?(?:dot|punkt|point|punto|ponto|kropka|\.)\s?[\])}>]/giu, DOT)
    // Without brackets only where the dot is a word, too, or an address is announced: people look at things.
    .replace(/ (?:AT|at) (?=[\w-]{2,40} (?:DOT|dot) \w)/g, AT)
    .replace(/(mail ?:? ?[\w.+-]{1,40}) (?:AT|at) (?=[\w-]{2,40}\.[a-z]{2})/gi, `$1${AT}`)
    .replace(/ (?:DOT|dot) /g, DOT)
  if (!open.includes(AT)) return null
  return emailIn(open.replace(/\s?\ue000\s?/g, '@').replace(/\s?\ue001\s?/g, '.'))
}

// Signs that no page has, so that what was written out is told from what stood there.
const AT = '\ue000'
const DOT = '\ue001'
const LONGEST = 2000
const BACKWARDS = /direction\s?:\s?rtl/i

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** https://developers.cloudflare.com/waf/tools/scrape-shield/email-address-obfuscation/: the first byte is the key. */
function fromCloudflare(hex: string): string | null {
  if (!/^(?:[\da-f]{2}){3,200}$/i.test(hex)) return null
  const [key = 0, ...bytes] = Buffer.from(hex, 'hex')
  return emailIn(Buffer.from(bytes.map((byte) => byte ^ key)).toString())
}

function fromParts(attribs: Record<string, string>): string | null {
  const user = attribs['data-user'] ?? attribs['data-name'] ?? attribs['data-local'] ?? attribs['data-mailbox']
  const domain = attribs['data-domain'] ?? attribs['data-host'] ?? attribs['data-website']
  if (user === undefined || domain === undefined) {
    const whole = attribs['data-email'] ?? attribs['data-mail'] ?? attribs['data-mailto']
    return whole === undefined ? null : plainEmail(whole)
  }
  const end = attribs['data-tld']
  return emailIn(`${user}@${domain}${end === undefined ? '' : `.${end}`}`)
}

/** Strings that a script puts together, with nothing between them: `'info' + '@' + 'parish.example'`. */
function fromScript(script: Element): string | null {
  const source = script.children.map((child) => ('data' in child ? child.data : '')).join('')
  if (source.length > LONGEST || !/@|%40|&#64;/.test(source)) return null
  const strings = [...source.matchAll(/'([^'\\\n]{0,80})'|"([^"\\\n]{0,80})"/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )
  return emailIn(
    strings
      .join('')
      .replace(/%40|&#64;/g, '@')
      .replace(/^.*mailto:/i, ''),
  )
}
