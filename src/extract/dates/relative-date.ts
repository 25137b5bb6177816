import { dayOf, type DateContext } from './calendar-day.ts'
import { everyPhrase, phraseKey, phrases, type Phrases } from './relative-phrases.ts'

const DAY = 86_400_000
// What may stand in front: "Published", "Posted on", "Updated:".
const LABEL = /^(?:(?:published|posted|updated|last updated|modified|created|added)\b[:,]?|[-•*|–—·]) ?/
const CLOCK = /[,.]? ?(?:\b(?:at|um|a|à|om|kl|alle|o) )?\b\d{1,2}[:.h]\d{2}(?::\d\d)?(?: ?[ap]\.?m\b\.?)?(?: uhr)?/g

/**
 * Dates told from now: "2 hours ago", "yesterday", "il y a 2 jours", "3日前". Counted back from `now` in UTC, so a page from
 * the other side of the world may be a day off. Months and years ago name no day and are not read.
 */
export function relativeDate(text: string, context: DateContext): string | null {
  let phrase = text
  for (let before = ''; before !== phrase;) {
    before = phrase
    phrase = phrase.replace(LABEL, '')
  }
  phrase = phrase.replace(CLOCK, '').trim()
  if (phrase === '' || phrase.length > 60) return null
  const tables = [phrases('en'), ...(context.language ? [phrases(context.language)] : [])]
  const back = lookUp(phrase, tables) ?? (looksRelative(phrase) ? lookUp(phrase, [everyPhrase()]) : null)
  return back === null ? null : dayOf(context.now.getTime() - back, context.now)
}

// Any phrase of a language is short and holds at most one number.
function looksRelative(phrase: string): boolean {
  return phrase.length <= 40 && !/\d\D+\d|\d{5}/.test(phrase)
}

/** How far back in milliseconds a phrase is. */
function lookUp(phrase: string, tables: Phrases[]): number | null {
  for (const table of tables) {
    const number = /\d+/.exec(phrase)
    const key = number ? `${phrase.slice(0, number.index)}#${phrase.slice(number.index + number[0].length)}` : phrase
    const unit = table.get(phraseKey(key)) ?? (number ? undefined : table.get(phraseKey(phrase.replace(ONE, '#'))))
    const back = unit === undefined ? null : unit * (number ? Number(number[0]) : 1)
    if (back !== null && back < 400 * DAY) return back
  }
  return null
}

/** "An hour ago", "vor einem Tag", "il y a une heure". */
const ONE = /(?<![\p{L}\d])(?:an?|one|ein(?:e[mnr]?)?|une?|un['’]|una|uno|uma?|een|ett?|en|odin|et)(?![\p{L}\d])/u
