import type { FoundLink, LinkScore } from './link-kind.ts'
import { urlWords } from './url-words.ts'

/** How likely a link of a home page leads to a story, by the form of its URL and the length of its text. */
export function scoreArticleLink({ url, text, place }: FoundLink): LinkScore {
  const { path, segments, last, hyphens } = urlWords(url)
  const words = text.split(/\s+/).filter((word) => word !== '').length
  const reasons: string[] = []
  let sum = 0
  const add = (points: number, reason: string): void => {
    if (points === 0) return
    sum += points
    reasons.push(`${points > 0 ? '+' : ''}${points} ${reason}`)
  }
  if (DATED.test(path)) add(3, 'a date in the path')
  add(
    hyphens >= 4 ? 3 : hyphens === 3 ? 2 : hyphens === 2 ? 0.5 : -1.5,
    `${hyphens} hyphens in the last part of the path`,
  )
  if (/\d{5,}/.test(path)) add(1.5, 'a long number in the path')
  if (STORY_FOLDER.test(path)) add(1, 'a folder of stories')
  add(words >= 8 ? 2.5 : words >= 5 ? 1.5 : words === 4 ? 0.5 : words === 3 ? -0.5 : -1.5, `${words} words of text`)
  if (place === 'heading') add(1.5, 'in a heading')
  if (place === 'navigation' || place === 'footer') add(-2, `in the ${place}`)
  if (last === '') add(-4, 'a home page')
  if (segments.length === 1 && hyphens < 2) add(-1.5, 'a section at the top')
  if (SERVICE.test(path)) add(-3, 'a service, a topic or a person')
  return { score: outOfTen(sum), reasons }
}

const DATED = /\/(?:19|20)\d\d\/\d{1,2}(?:\/|$)|\/(?:19|20)\d{6}|(?:19|20)\d\d-\d\d-\d\d/
const STORY_FOLDER = /\/(?:articles?|story|stories|posts?)[/_-]/i
const SERVICE =
  /\/(?:tags?|topics?|category|categories|section|authors?|about|contact|staff|team|privacy|terms|subscribe|newsletters?|login|account|donate|jobs|careers|help|faq|search|events?|obituar|classifieds|shop|podcasts?|advertis|sponsored)/i

/** More than nothing is a 7 at least, and what speaks against it a 6 at most. */
function outOfTen(sum: number): number {
  return sum > 0 ? Math.min(10, 7 + Math.floor(sum / 2)) : Math.max(0, 6 + Math.ceil(sum))
}
