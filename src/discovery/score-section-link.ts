import type { FoundLink, LinkScore } from './link-kind.ts'
import { SECTION_WORDS, type SectionKind } from './section-words.ts'
import { urlWords } from './url-words.ts'

/** How likely a link leads to the list of news or to the directory: by the words of its text and of its path. */
export function scoreSectionLink({ url, text, place }: FoundLink, kind: SectionKind): LinkScore {
  const reasons: string[] = []
  const { path, segments, last } = urlWords(url)
  const [label, folder] = [plain(text), plain(decoded(last).replaceAll(/[-_.]/g, ' '))]
  const words = label === '' ? 0 : label.split(' ').length
  let score = 0
  const add = (points: number, reason: string): void => {
    score += points
    reasons.push(`${points > 0 ? '+' : ''}${points} ${reason}`)
  }
  const named = WORDS[kind].has(label)
  const part = named ? null : contained(label, kind)
  if (named) add(6, `the text is "${label}"`)
  else if (part !== null && words <= 5) add(4, `the text has "${part}"`)
  const inPath = WORDS[kind].has(folder) ? folder : contained(folder, kind)
  if (inPath !== null) add(WORDS[kind].has(folder) ? 4 : 2, `the path has "${inPath}"`)
  if (score > 0 && segments.length <= 2) add(1, 'close to the top of the site')
  if (score > 0 && place === 'navigation') add(1, 'in the navigation')
  if (score > 0 && words > 7) add(-4, `${words} words of text are a title`)
  if (score > 0 && /\/(?:19|20)\d\d\//.test(path)) add(-3, 'a date in the path')
  if (score > 0 && /^(?:mailto|tel|javascript):|\.(?:pdf|jpe?g|png|zip)$/i.test(path === '' ? url : path))
    add(-6, 'no page')
  return { score: Math.max(0, Math.min(10, score)), reasons }
}

const WORDS = { listing: setOf('listing'), directory: setOf('directory'), schedule: setOf('schedule') }

function setOf(kind: SectionKind): ReadonlySet<string> {
  return new Set(SECTION_WORDS[kind].split('|'))
}

/** The longest known phrase of up to three words in a text; for scripts without spaces, any part of it. */
function contained(text: string, kind: SectionKind): string | null {
  const words = text.split(' ').slice(0, 12)
  for (const length of [3, 2, 1]) {
    for (let at = 0; at + length <= words.length; at++) {
      const phrase = words.slice(at, at + length).join(' ')
      if (WORDS[kind].has(phrase)) return phrase
    }
  }
  if (!/[\u3040-\u9fff]/.test(text)) return null
  return [...WORDS[kind]].find((word) => /[\u3040-\u9fff]/.test(word) && text.includes(word)) ?? null
}

function plain(text: string): string {
  const short = text
    .slice(0, 200)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
  return short
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
