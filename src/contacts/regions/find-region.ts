import { ALPHA_3 } from './alpha-3.ts'

const names = new Map<string, string>()

/** The ISO code of a country given by its code (2 or 3 letters) or its name in one of these languages; null if unknown. */
export function findRegion(text: string): string | null {
  if (names.size === 0) fill()
  return names.get(foldName(text)) ?? null
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']

const OTHER_NAMES: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'u s a': 'US',
  'u s': 'US',
  'united states of america': 'US',
  america: 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  czechia: 'CZ',
  'czech republic': 'CZ',
  turkey: 'TR',
  'ivory coast': 'CI',
  burma: 'MM',
  'south korea': 'KR',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  'viet nam': 'VN',
  macedonia: 'MK',
  'hong kong': 'HK',
  macau: 'MO',
}

function fill(): void {
  for (const pair of ALPHA_3.split(' ')) {
    const [code, three] = [pair.slice(0, 2), pair.slice(2)]
    names.set(code.toLowerCase(), code)
    names.set(three.toLowerCase(), code)
  }
  const codes = new Set(names.values())
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' })
    for (const code of codes) {
      const key = foldName(display.of(code) ?? code)
      if (!names.has(key)) names.set(key, code)
    }
  }
  for (const [name, code] of Object.entries(OTHER_NAMES)) names.set(name, code)
}

/** A name without case, accents and signs, as names are looked up. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
