import { dayOf, type DateContext } from './calendar-day.ts'
import { everyPhrase, phraseKey, phrases, type Phrases } from './relative-phrases.ts'

const DAY = 86_400_000
// What may stand in front: "Published", "Posted on", "Updated:", "about".
const LABEL =
  /^(?:(?:(?:last )?(?:published|posted|updated|modified|created|added)|about|around|almost|over)\b[:,]?|[-•*|~–—·]) ?/
const CLOCK = /[,.]? ?(?:\b\d{1,2}[:.h]\d{2}(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?)(?: uhr)?/g
// "1 hour, 5 minutes ago" is an hour ago.
const REST = /^(\d+ \p{L}+)(?:,? (?:and )?\d+ \p{L}+)+( ago)$/u
// oxlint-disable-next-line no-control-regex -- what is not in the English alphabet
const NOT_ASCII = /[^\x00-\x7f]/
// Between a day and its clock: at, um, à, в, a las.
const CONNECTORS = /(?: \p{L}{1,3}){1,2}$/u
// "An hour ago", "vor einem Tag", "il y a une heure".
const ONE = /(?<![\p{L}\d])(?:an?|one|ein(?:e[mnr]?)?|une?|un['’]|una|uno|uma?|een|ett?|en)(?![\p{L}\d])/gu

/**
 * Dates told from now: "2 hours ago", "yesterday", "il y a 2 jours", "3日前". Counted back from `now` in UTC, so a page from
 * the other side of the world may be a day off. Months and years ago name no day and are not read.
 */
export function relativeDate(text: string, context: DateContext): string | null {
  const phrase = bare(text)
  // Any such phrase is short and holds one number at most.
  if (phrase === '' || phrase.length > 40 || /\d\D+\d|\d{5}/.test(phrase)) return null
  const { language } = context
  const own = [phrases('en'), ...(language ? [phrases(language)] : [])]
  const isEnglish = language?.startsWith('en') && !NOT_ASCII.test(phrase)
  // Every language's phrases take a while to build, so not for what an English page calls a date.
  const back = lookUp(phrase, own) ?? (isEnglish ? null : lookUp(phrase, [everyPhrase()]))
  return back === null ? null : dayOf(context.now.getTime() - back, context.now)
}

function bare(text: string): string {
  let phrase = text
  while (LABEL.test(phrase)) phrase = phrase.replace(LABEL, '')
  return phrase.replace(CLOCK, '').replace(REST, '$1$2').trim()
}

/** How far back in milliseconds a phrase is. */
function lookUp(phrase: string, tables: Phrases[]): number | null {
  for (const table of tables) {
    for (const [key, number] of readings(phrase)) {
      const unit = table.get(phraseKey(key))
      if (unit !== undefined && unit * number < 400 * DAY) return unit * number
    }
  }
  return null
}

/** The ways a phrase may stand in the tables, with the number that `#` stands for. */
function* readings(phrase: string): Generator<[key: string, number: number]> {
  const number = /\d+/.exec(phrase)?.[0]
  if (number !== undefined) {
    yield [phrase.replace(number, '#'), Number(number)]
    return
  }
  yield [phrase, 1]
  for (const { 0: one, index } of phrase.matchAll(ONE)) {
    yield [`${phrase.slice(0, index)}#${phrase.slice(index + one.length)}`, 1]
  }
  if (CONNECTORS.test(phrase)) yield [phrase.replace(CONNECTORS, ''), 1]
}
