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
  // A headline may well begin with such a word; it is longer, and stories often have a date.
  const mayBeCall = words <= 6 && !DATED.test(path)
  if (mayBeCall && (CALL.test(text.slice(0, LONGEST)) || CALL.test(last.replaceAll(/[-_]/g, ' ').slice(0, LONGEST)))) {
    add(-4, 'a call to do something, or a standing page')
  }
  if (ELSEWHERE.test(url)) add(-4, 'a platform, or a part of a page')
  return { score: outOfTen(sum), reasons }
}

const DATED = /\/(?:19|20)\d\d\/\d{1,2}(?:\/|$)|\/(?:19|20)\d{6}|(?:19|20)\d\d-\d\d-\d\d/
const STORY_FOLDER = /\/(?:articles?|story|stories|posts?)[/_-]/i
const SERVICE =
  /\/(?:tags?|topics?|category|categories|section|shows?|products?|puzzles?|games|authors?|about|contact|staff|team|privacy|terms|subscribe|newsletters?|login|account|donate|jobs|careers|help|faq|search|events?|obituar|classifieds|shop|podcasts?|advertis|sponsored)/i

const LONGEST = 80
/** What every paper asks of its readers or keeps beside its stories. */
const CALL =
  /^(?:submit|suggest|join|sign|subscribe|support|donate|give|register|advertise|contact|follow|download|shop|buy|become|report an?|send us|write for|work (?:for|with|at)|log ?in|how to (?:give|donate|subscribe|submit|advertise|contact))\b|\b(?:our work|(?:the|our) (?:team|newsletters?|staff|mission|apps?)|terms (?:of|and)|privacy|cookies?|do not sell|opt out|code of (?:ethics|conduct)|ethics policy|editorial (?:policy|independence|standards)|corrections policy|letters? to the editor|guest ?book|donations?|newsletters?|podcasts?|bio(?:graphy)? staff|staff bios?|media kit|closed captioning|public file|careers)\b/i
const ELSEWHERE =
  /#comments?\b|^(?:https?:)?\/\/(?:[\w-]{1,63}\.){0,3}(?:youtube|youtu|facebook|twitter|x|instagram|tiktok|linkedin|pinterest|soundcloud|spotify|issuu|eventbrite|amazon|apple|google|whatsapp|telegram)\.(?:com|be|me|org)(?:\/|$)/i

/** More than nothing is a 7 at least, and what speaks against it a 6 at most. */
function outOfTen(sum: number): number {
  return sum > 0 ? Math.min(10, 7 + Math.floor(sum / 2)) : Math.max(0, 6 + Math.ceil(sum))
}
