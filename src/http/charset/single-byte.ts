/**
 * How far a text looks as if it had been read in the right single-byte charset, from 0 to 1: the part of its letters
 * beyond ASCII that the languages of that charset write, less what no writer does (a capital behind a small letter, a
 * symbol before one).
 */
export function singleByteScore(charset: string, text: string): number {
  const letters = LETTERS[charset]
  const foreign =
    text.match(/(?!\p{ASCII})[^\u00a0\u00a7\u00a9\u00ab\u00ae\u00b0\u00b7\u00bb\u2010-\u2026\u20ac\u2116]/gu) ?? []
  if (letters === undefined || foreign.length < FEWEST) return 0
  const usual = foreign.filter((char) => letters.test(char)).length
  const odd = text.match(/\p{Ll}\p{Lu}|[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]\p{Ll}/gu)?.length ?? 0
  return Math.max(0, usual - 2 * odd) / foreign.length
}

const FEWEST = 4

const CYRILLIC = /[а-яёА-ЯЁіїєґІЇЄҐўЎђјљњћџЂЈЉЊЋЏѓќѕЃЌЅ]/u
const CENTRAL = /[áäąćčçďđéęěëíîľĺłńňóôöőřŕśšşťţúůüűýźżžăâßÁÄĄĆČÇĎĐÉĘĚËÍÎĽĹŁŃŇÓÔÖŐŘŔŚŠŞŤŢÚŮÜŰÝŹŻŽĂÂ]/u

/** Charsets whose words have no ASCII letter in them. */
export const OF_OTHER_SCRIPTS = new Set([
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'iso-8859-5',
  'windows-874',
  'windows-1256',
  'windows-1255',
  'windows-1253',
])

const LETTERS: Record<string, RegExp> = {
  'windows-1251': CYRILLIC,
  'koi8-r': CYRILLIC,
  'koi8-u': CYRILLIC,
  'iso-8859-5': CYRILLIC,
  'windows-874': /[\u0e01-\u0e5b]/u,
  'windows-1256': /[\u060c\u061b\u061f\u0621-\u0652\u067e\u0686\u0698\u06af\u06a9\u06cc\u06d2]/u,
  'windows-1255': /[\u05b0-\u05ea]/u,
  'windows-1253': /[\u0384-\u03ce]/u,
  'windows-1254': /[çğıöşüâîûÇĞİÖŞÜ]/u,
  'windows-1257': /[ąčęėįšųūžāēģīķļņōŗäöüõĄČĘĖĮŠŲŪŽĀĒĢĪĶĻŅŌŖÄÖÜÕ]/u,
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1258': /[àáâăèéêìíòóôơùúưđÀÁÂĂÈÉÊÌÍÒÓÔƠÙÚƯĐ]|\p{Mn}/u,
}
