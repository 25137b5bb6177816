import { type Charset, charsetOf } from './charset.ts'

/**
 * The charset in which bytes are text of another script than Latin, by which letters they become: in a language the
 * fifteen commonest make up more than four fifths of it, read in the wrong charset half at the most. That nearly every
 * byte is some letter says nothing: in windows-1251 and windows-874 each is. Null where none stands out, or where there
 * is too little text.
 */
export async function scriptByLetters(bytes: Buffer): Promise<{ charset: Charset; score: number } | null> {
  let best: { charset: Charset; score: number } | null = null
  let second = 0
  for (const { letters, charsets } of SCRIPTS) {
    let highest: { charset: Charset; score: number } | null = null
    for (const name of charsets) {
      const charset = await charsetOf(name)
      const score = charset === null ? 0 : shareOf(letters, charset.decode(bytes))
      if (charset !== null && score > (highest?.score ?? 0)) highest = { charset, score }
    }
    if (highest === null) continue
    if (highest.score > (best?.score ?? 0)) {
      second = best?.score ?? 0
      best = highest
    } else second = Math.max(second, highest.score)
  }
  return best !== null && best.score >= LEAST && best.score - second >= MARGIN ? best : null
}

const LEAST = 0.7
const MARGIN = 0.12
const FEWEST = 12

/**
 * Small letters, where a script has two kinds: KOI8 and windows-1251 have them the other way round. Of equal charsets
 * the commonest first.
 */
const SCRIPTS: { letters: ReadonlySet<string>; charsets: string[] }[] = [
  {
    letters: new Set('оаеинтсрвлкдмпуяыьіји'),
    charsets: ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
  },
  { letters: new Set('αοιετσνηυρκπςλμωάίόέήύώ'), charsets: ['windows-1253', 'iso-8859-7'] },
  { letters: new Set('יוהלאמרתבשנעםדח'), charsets: ['windows-1255', 'iso-8859-8'] },
  { letters: new Set('اليمونرتبةعدسهفأک'), charsets: ['windows-1256', 'iso-8859-6'] },
  { letters: new Set('านรอกเงมยลวดทสตะปบคห่้ีัิุใไแขพ'), charsets: ['windows-874'] },
]

function shareOf(letters: ReadonlySet<string>, text: string): number {
  let foreign = 0
  let common = 0
  for (const char of text) {
    if (char < '\u0080' || PUNCTUATION.has(char)) continue
    foreign++
    if (letters.has(char)) common++
  }
  return foreign < FEWEST ? 0 : common / foreign
}

const PUNCTUATION = new Set('\u00a0«»“”„‘’–—…№·،؟')
