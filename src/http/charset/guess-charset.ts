import { type Charset, charsetOf } from './charset.ts'
import { charsetsOf } from './country-charsets.ts'
import { doubleByteScore, isDoubleByte } from './double-byte.ts'
import { scriptByLetters } from './letter-habits.ts'
import { OF_OTHER_SCRIPTS, singleByteScore } from './single-byte.ts'

/** Enough to decide; whole pages would cost more and change nothing. */
const SAMPLE = 65_536
/** Of what the country writes in. Rare characters and names of other scripts stand in every page. */
const LIKELY = 0.6
/** Of scripts that no other charset brings about, wherever the site is. */
const BEYOND_DOUBT = 0.9

// The narrowest first: each character of EUC-KR is one of EUC-JP and GB 18030 too.
const EAST_ASIAN = ['shift_jis', 'euc-kr', 'euc-jp', 'big5', 'gb18030']

/**
 * The charset of a page that says nothing true about it, from its bytes, with the country of its source as what is
 * likely beforehand; null when nothing fits well.
 */
export async function guessCharset(body: Buffer, country: string | null): Promise<Charset | null> {
  const bytes = foreignParts(body.subarray(0, SAMPLE))
  const likely = country === null ? [] : charsetsOf(country)
  const expected = await best(likely, bytes, LIKELY)
  if (expected !== null || !areTogether(bytes)) return expected
  const byLetters = await scriptByLetters(bytes)
  return byLetters !== null && byLetters.score >= BEYOND_DOUBT
    ? byLetters.charset
    : ((await best(EAST_ASIAN, bytes, BEYOND_DOUBT)) ?? byLetters?.charset ?? null)
}

async function best(names: readonly string[], bytes: Buffer, least: number): Promise<Charset | null> {
  let found: Charset | null = null
  let highest = 0
  for (const name of names) {
    const charset = await charsetOf(name)
    if (charset === null) continue
    const score = scoreOf(name, charset, bytes)
    // Of equals the first, which is the likelier one.
    if (score >= least && score > highest) {
      highest = score
      found = charset
    }
  }
  return found
}

function scoreOf(name: string, charset: Charset, bytes: Buffer): number {
  if (isDoubleByte(name)) return areTogether(bytes) ? doubleByteScore(name, bytes) : 0
  if (OF_OTHER_SCRIPTS.has(name) && !areTogether(bytes)) return 0
  return singleByteScore(name, charset.decode(bytes))
}

/**
 * Without scripts, styles and comments, which may be in any charset. One without an end goes on to the end of the
 * sample: to look for it anew from each of a thousand would take a second.
 */
function foreignParts(body: Buffer): Buffer {
  const text = body.toString('latin1').replace(/<(script|style)\b[^]*?(?:<\/\1>|$)|<!--[^]*?(?:-->|$)/gi, ' ')
  return Buffer.from(text, 'latin1')
}

/** In a European text most bytes above ASCII stand alone among letters, in an East Asian one beside each other. */
function areTogether(bytes: Buffer): boolean {
  let high = 0
  let together = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    high++
    if ((bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80) together++
  }
  return high > 0 && together / high > 0.5
}
