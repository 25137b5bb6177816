import { line } from './leaf.ts'

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** A language tag of BCP 47. */
export const language = line.refine(isLanguage, { error: 'must be a language tag such as en or pt-BR' })

function isLanguage(tag: string): boolean {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag)
    const code = canonical?.split('-')[0] ?? ''
    // Intl takes "english" for the code of a language, as there could be such with up to eight letters.
    return code.length <= 3 || names.of(code) !== undefined
  } catch {
    return false
  }
}
