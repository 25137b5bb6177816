import { isAscii, isUtf8 } from 'node:buffer'
import { type Charset, charsetOf, UTF8, WINDOWS_1252 } from './charset.ts'
import type { FetchedPage } from '../client.ts'
import { charsetsOf } from './country-charsets.ts'
import { guessCharset } from './guess-charset.ts'

export interface DecodedPage {
  text: string
  /** Name by the WHATWG Encoding Standard. */
  charset: string
  /** What it was chosen by. */
  source: 'config' | 'bom' | 'header' | 'meta' | 'utf8' | 'guess' | 'fallback'
}

const PRESCAN = 4096
const WIDER_PRESCAN = 65_536

/**
 * Decodes a page: by its byte order mark, the config's `charset`, the Content-Type header, its own `<meta>`, as UTF-8
 * if it is that, by a guess from its bytes and the country of its source, or else as windows-1252. A label that the bytes
 * contradict is passed over: many servers say utf-8 of whatever they send.
 */
export async function decodePage(
  page: Pick<FetchedPage, 'headers' | 'body'>,
  { charset, country = null }: { charset: string | null; country?: string | null },
): Promise<DecodedPage> {
  const { body } = page
  const type = page.headers['content-type'] ?? ''
  const marked = await byMark(body)
  if (marked) return decoded(marked, 'bom', marked.decode(body))
  const configured = charset === null ? null : await charsetOf(charset)
  if (configured) return decoded(configured, 'config', configured.decode(body))

  const header = await labelled(/charset\s*=[\s"']*([^\s"';,]+)/i.exec(type)?.[1])
  if (header === UTF8 || isJson(type)) {
    const text = UTF8.strict(body)
    if (text !== null) return decoded(UTF8, header === UTF8 ? 'header' : 'utf8', text)
  }
  const meta = await labelled(metaCharset(body, PRESCAN), 'utf-8')
  if (header && !deniedByUtf8(header, meta, body)) {
    // What servers say of every page, and any byte can be read in it: only where the country writes so is it a word.
    const isWord = header.name !== WINDOWS_1252.name || country === null || charsetsOf(country).length === 0
    const guess = isWord ? null : await guessCharset(body, country)
    if (guess !== null) return decoded(guess, 'guess', guess.decode(body))
    const text = header.strict(body)
    if (text !== null) return decoded(header, 'header', text)
  }
  const byMeta = meta === null || deniedByUtf8(meta, meta, body) ? null : meta.strict(body)
  if (meta && byMeta !== null) return decoded(meta, 'meta', byMeta)
  const byUtf8 = UTF8.strict(body)
  if (byUtf8 !== null) return decoded(UTF8, 'utf8', byUtf8)
  return leastBroken(body, {
    header,
    meta: meta ?? (await labelled(metaCharset(body, WIDER_PRESCAN), 'utf-8')),
    guess: await guessCharset(body, country),
  })
}

function decoded(charset: Charset, source: DecodedPage['source'], text: string): DecodedPage {
  return { text, charset: charset.name, source }
}

async function byMark(body: Buffer): Promise<Charset | null> {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return UTF8
  if (body[0] === 0xff && body[1] === 0xfe) return charsetOf('utf-16le')
  if (body[0] === 0xfe && body[1] === 0xff) return charsetOf('utf-16be')
  return null
}

/** A page that was readable enough to find the label in it is not UTF-16, whatever the label says. */
async function labelled(label: string | null | undefined, notUtf16?: 'utf-8'): Promise<Charset | null> {
  if (!label) return null
  const charset = await charsetOf(label)
  return charset?.name.startsWith('utf-16') && notUtf16 ? UTF8 : charset
}

function isJson(type: string): boolean {
  return /^[^;]*[/+]json\b/i.test(type)
}

/**
 * Servers and templates that call everything ISO-8859-1 are common, text in it that happens to be well-formed UTF-8 is
 * not. Of another charset in the header, the page's own word is asked for as well.
 */
function deniedByUtf8(label: Charset, meta: Charset | null, body: Buffer): boolean {
  if (label === UTF8 || (label.name !== WINDOWS_1252.name && meta !== UTF8)) return false
  return isUtf8(body) && !isAscii(body)
}

/** No label fits to the last byte (a page cut short, a stray byte in a comment): the one with the least damage. */
function leastBroken(
  body: Buffer,
  { header, meta, guess }: Record<'header' | 'meta' | 'guess', Charset | null>,
): DecodedPage {
  const candidates = [
    ...(header ? ([[header, 'header']] as const) : []),
    ...(meta ? ([[meta, 'meta']] as const) : []),
    [UTF8, 'utf8'] as const,
  ].map(([charset, source]) => ({ page: decoded(charset, source, charset.decode(body)) }))
  const rated = candidates
    .map(({ page }) => ({ page, damage: damageOf(page.text) }))
    .sort((a, b) => a.damage - b.damage)
  const best = rated[0]!
  if (best.damage < 0.2) return best.page
  if (guess !== null) return decoded(guess, 'guess', guess.decode(body))
  return decoded(WINDOWS_1252, 'fallback', WINDOWS_1252.decode(body))
}

/** Share of what is not ASCII that could not be read. */
function damageOf(text: string): number {
  // oxlint-disable-next-line no-control-regex -- ASCII includes its control characters
  const foreign = text.match(/[^\u0000-\u007f]/gu) ?? []
  return foreign.filter((char) => char === '\ufffd').length / Math.max(1, foreign.length)
}

/**
 * The charset that a page names in a `<meta>` tag or an XML declaration within its first `bytes` bytes, as written;
 * null when there is none. Reads what browsers read, broken quotes included (`content="text/html; charset="gb2312">`),
 * and not what stands in comments.
 */
function metaCharset(body: Buffer, bytes: number): string | null {
  const head = body.toString('latin1', 0, Math.min(bytes, body.length)).replace(/<!--[^]*?(?:-->|$)/g, '')
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]
  for (const [tag] of head.matchAll(/<meta[\s/][^>]*/gi)) {
    const named = /charset\s*=[\s"']*([\w.:-]+)/i.exec(tag)?.[1]
    if (named !== undefined) return named
  }
  return declared ?? null
}
