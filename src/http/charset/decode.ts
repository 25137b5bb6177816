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
  /** Labels that name no charset, as written; what they stood on was decided without them. */
  unknown?: string[]
}

const PRESCAN = 4096
const WIDER_PRESCAN = 65_536

/**
 * Decodes a page: by its byte order mark, the config's `charset`, the Content-Type header, its own `<meta>`, as UTF-8
 * if it is that, by a guess from its bytes and the country of its source, or else as windows-1252. A label that the
 * bytes contradict is passed over, since many servers say utf-8 of whatever they send, and so is one that nobody knows.
 */
export async function decodePage(
  page: Pick<FetchedPage, 'headers' | 'body'>,
  options: { charset: string | null; country?: string | null },
): Promise<DecodedPage> {
  const unknown: string[] = []
  const read = await decide(page, options, unknown)
  return unknown.length === 0 ? read : { ...read, unknown }
}

async function decide(
  page: Pick<FetchedPage, 'headers' | 'body'>,
  { charset, country = null }: { charset: string | null; country?: string | null },
  unknown: string[],
): Promise<DecodedPage> {
  const { body } = page
  const type = page.headers['content-type'] ?? ''
  const marked = await byMark(body)
  if (marked) return decoded(marked, 'bom', marked.decode(body))
  const configured = charset === null ? null : await charsetOf(charset)
  if (configured) return decoded(configured, 'config', configured.decode(body))

  const header = await labelled([/charset\s*=[\s"']*([^\s"';,]+)/i.exec(type)?.[1] ?? ''], unknown)
  if (header === UTF8 || isJson(type)) {
    const text = UTF8.strict(body)
    if (text !== null) return decoded(UTF8, header === UTF8 ? 'header' : 'utf8', text)
  }
  const meta = await labelled(labelsInPage(body, PRESCAN), unknown, 'utf-8')
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
    meta: meta ?? (await labelled(labelsInPage(body, WIDER_PRESCAN), [], 'utf-8')),
    guess: await guessCharset(body, country),
  })
}

function decoded(charset: Charset, source: DecodedPage['source'], text: string): DecodedPage {
  return { text, charset: charset.name, source }
}

async function byMark(body: Buffer): Promise<Charset | null> {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return UTF8
  const isXml = body[2] === (body[0] === 0 ? 0 : 0x3f)
  if ((body[0] === 0xff && body[1] === 0xfe) || (isXml && body[0] === 0x3c && body[1] === 0))
    return charsetOf('utf-16le')
  if ((body[0] === 0xfe && body[1] === 0xff) || (isXml && body[0] === 0 && body[1] === 0x3c))
    return charsetOf('utf-16be')
  return null
}

/**
 * The first that is known. A page that was readable enough to find the label in it is not UTF-16, whatever the label
 * says.
 */
async function labelled(labels: string[], unknown: string[], notUtf16?: 'utf-8'): Promise<Charset | null> {
  for (const label of labels) {
    if (label === '') continue
    const charset = await charsetOf(label)
    if (charset !== null) return charset.name.startsWith('utf-16') && notUtf16 ? UTF8 : charset
    unknown.push(label.slice(0, 50))
  }
  return null
}

function isJson(type: string): boolean {
  return /^[^;]*[/+]json\b/i.test(type)
}

/**
 * Text in another charset that happens to be well-formed UTF-8 is rare, labels that are left over from another one are
 * not. Of single bytes one character tells; of double ones, of which two may be such a character, eight; and fewer
 * where the page says UTF-8 itself under a header that does not.
 */
function deniedByUtf8(label: Charset, meta: Charset | null, body: Buffer): boolean {
  if (label === UTF8 || !isUtf8(body) || isAscii(body)) return false
  if (meta === UTF8 || !DOUBLE_BYTE.test(label.name)) return true
  let characters = 0
  for (const byte of body) if (byte >= 0xc2 && ++characters >= ENOUGH_UTF8) return true
  return false
}

const DOUBLE_BYTE = /^(?:gb|big5|euc-|shift_jis|iso-2022|utf-)/
const ENOUGH_UTF8 = 8

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
 * The charsets that a page names in its `<meta>` tags or its XML declaration within its first `bytes` bytes, as
 * written. Reads what browsers read, broken quotes included (`content="text/html; charset="gb2312">`): a `charset`, or
 * the content of an http-equiv content-type, and neither what else a `<meta>` says nor what stands in comments.
 */
function labelsInPage(body: Buffer, bytes: number): string[] {
  const head = body.toString('latin1', 0, Math.min(bytes, body.length)).replace(/<!--[^]*?(?:-->|$)/g, '')
  const labels: string[] = []
  const declared = /^\s*<\?xml\s[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([\w.:-]+)["']/i.exec(head)?.[1]
  // What is in a feed may be a page of its own.
  const isHtml = declared === undefined || /<html[\s>]/i.test(head)
  for (const [tag] of isHtml ? head.matchAll(/<meta[\s/][^>]*/gi) : []) {
    const named = attributeOf(tag, 'charset') ?? (IS_TYPE.test(tag) ? CHARSET.exec(tag)?.[1] : undefined)
    if (named !== undefined) labels.push(named.trim())
  }
  return declared === undefined ? labels : [...labels, declared]
}

const IS_TYPE = /http-equiv\s{0,20}=[\s"']{0,20}content-type/i
const CHARSET = /charset\s{0,20}=[\s"']{0,20}([\w.:-]+)/i

/** Of attributes that are quoted like this, 'so', or not at all; a closing quote may be missing at the end. */
function attributeOf(tag: string, name: string): string | undefined {
  for (const [, key, double, single, bare] of tag.slice(5).matchAll(ATTRIBUTES)) {
    if (key?.toLowerCase() === name) return double ?? single ?? bare
  }
  return undefined
}

const ATTRIBUTES = /([^\s"'<>/=]+)(?:\s{0,20}=\s{0,20}(?:"([^"]*)"?|'([^']*)'?|([^\s"'<>]+)))?/g
