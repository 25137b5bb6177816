import { CHINESE, HINDI, JAPANESE, KOREAN } from './asian.ts'
import { ARABIC, POLISH, RUSSIAN, TURKISH } from './eastern.ts'
import { FRENCH, ITALIAN } from './french-italian.ts'
import { PORTUGUESE, SPANISH } from './iberian.ts'
import type { Language } from './meanings.ts'
import { DUTCH, ENGLISH, GERMAN } from './western.ts'

/** Every language that recurring times are read in, English first. */
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  SPANISH,
  FRENCH,
  GERMAN,
  ITALIAN,
  PORTUGUESE,
  POLISH,
  DUTCH,
  RUSSIAN,
  TURKISH,
  ARABIC,
  HINDI,
  CHINESE,
  JAPANESE,
  KOREAN,
]
