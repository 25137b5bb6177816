import { dayOf, type DateContext, type Found } from './calendar-day.ts'
import { withoutClockTimes } from './clock-times.ts'
import { behindLabel } from './date-labels.ts'
import { everyPhrase, phraseKey, phrases, type Phrases } from './relative-phrases.ts'
import { wordsOf, type Word } from './date-words.ts'

const DAY = 86_400_000
const MOST_WORDS = 80
// Of a phrase: before its number (il y a 2 ...), behind it (... hours ago), or all of one without a number.
const MOST_BEFORE = 3
const MOST_BEHIND = 4
const MOST_ALONE = 5
// oxlint-disable-next-line no-control-regex -- what is not in the English alphabet
const NOT_ASCII = /[^\x00-\x7f]/

/**
 * Dates relative to now: "2 hours ago", "yesterday", "il y a 2 jours", "3日前", among other words too. Counted back from
 * `now` in UTC, so a page from the other side of the world may be a day off. Months and years ago name no day and are
 * not read.
 */
export function relativeDates(text: string, context: DateContext): Found[] {
  const { language } = context
  const own = [phrases('en'), ...(language ? [phrases(language)] : [])]
  const isEnglish = language?.startsWith('en') && !NOT_ASCII.test(text)
  const found = backIn(text, own)
  // Every language's phrases take a while to build, so not for what an English page calls a date.
  const backs = found.length > 0 || isEnglish ? found : backIn(text, [everyPhrase()])
  return backs.flatMap(({ index, end, back }) => {
    const day = back < 400 * DAY ? dayOf(context.now.getTime() - back, context) : null
    return day === null ? [] : [{ index, end, day }]
  })
}

interface Back {
  index: number
  end: number
  /** Milliseconds. */
  back: number
}

function backIn(text: string, tables: Phrases[]): Back[] {
  const lookUp = (phrase: string): number | undefined => {
    const key = phraseKey(phrase)
    for (const table of tables) {
      const unit = table.get(key)
      if (unit !== undefined) return unit
    }
    return undefined
  }
  return [...countedBack(text, lookUp), ...aloneBack(text, lookUp)].toSorted((a, b) => a.index - b.index)
}

type LookUp = (phrase: string) => number | undefined

/** Phrases with a number: "2 hours ago" anywhere in the text. */
function countedBack(text: string, lookUp: LookUp): Back[] {
  const words = wordsOf(text).slice(0, MOST_WORDS)
  const backs: Back[] = []
  let free = 0
  for (let i = 0; i < words.length; i++) {
    const number = words[i]!.number ?? (ONE.has(words[i]!.text) ? 1 : null)
    if (number === null || (words[i]!.number !== null && words[i]!.text.length > 4)) continue
    const found = longestAround(text, words, i, free, lookUp)
    if (found === null) continue
    const [from, to, unit] = found
    // "1 day, 5 hours ago" is a day ago.
    const longer = compoundUnit(text, words, from, i, to, lookUp)
    if (longer === undefined) continue
    const start = longer === null ? words[from]! : words[i - 2]!
    const back = longer === null ? unit * number : longer
    backs.push({ index: start.index, end: words[to]!.end, back })
    free = to + 1
    i = to
  }
  return backs
}

/**
 * The longest run of words around the number at `i` that is a phrase: its first and last word, and what its number
 * counts.
 */
function longestAround(
  text: string,
  words: Word[],
  i: number,
  free: number,
  lookUp: LookUp,
): [from: number, to: number, unit: number] | null {
  const first = furthest(text, words, i, -1, Math.max(free, i - MOST_BEFORE))
  const last = furthest(text, words, i, 1, Math.min(words.length - 1, i + MOST_BEHIND))
  const front = withoutAbout(words.slice(first, i))
  const back = withoutAbout(words.slice(i + 1, last + 1))
  for (let length = last - first + 1; length > 1; length--) {
    for (let from = first; from <= i; from++) {
      const to = from + length - 1
      if (to < i || to > last) continue
      const phrase = [...front.slice(from - first), '#', ...back.slice(0, to - i)]
      const unit = lookUp(phrase.join(' ')) ?? withoutTail(phrase, lookUp)
      if (unit !== undefined && isWhole(text, words, from, to, unit, phrase)) return [from, to, unit]
    }
  }
  return null
}

/** The words, empty where they say "about": cerca de 3 dias. */
function withoutAbout(words: Word[]): string[] {
  return words.map(({ text }, i) => {
    const isAbout = ABOUT.has(text) || (text === 'de' && ABOUT.has(words[i - 1]?.text ?? ''))
    return isAbout ? '' : text
  })
}

/** A script that writes no blanks may go on at once: 3時間前に更新. */
function withoutTail(phrase: string[], lookUp: LookUp): number | undefined {
  const last = phrase.at(-1)!
  if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\u0e00-\u0eff]/u.test(last)) return undefined
  const head = phrase.slice(0, -1).join(' ')
  for (let length = Math.min(last.length - 1, 16); length > 0; length--) {
    const unit = lookUp(`${head} ${last.slice(0, length)}`)
    if (unit !== undefined) return unit
  }
  return undefined
}

/** How far a phrase may reach from `i`: over words that only blanks and light marks part. */
function furthest(text: string, words: Word[], i: number, step: 1 | -1, most: number): number {
  let at = i
  while (at !== most && words[at + step] !== undefined && words[at + step]!.number === null) {
    const [left, right] = step === 1 ? [words[at]!, words[at + 1]!] : [words[at - 1]!, words[at]!]
    if (!/^[\s.'`-]{0,3}$/.test(text.slice(left.end, right.index))) break
    at += step
  }
  return at
}

/**
 * "5 hours" and "5 min" without "ago" are an age only where they are all there is, or the first of several parts;
 * minutes may be for reading.
 */
function isWhole(text: string, words: Word[], from: number, to: number, unit: number, phrase: string[]): boolean {
  if (!BARE.has(phraseKey(phrase.join(' ')))) return true
  const before = text.slice(0, words[from]!.index)
  const behind = text.slice(words[to]!.end)
  const isFirst = behindLabel(text, 0) >= words[from]!.index || before.trim() === ''
  return isFirst && (/^[.\s]*$/.test(behind) || (unit > 60_000 && /^\s?[|·•]/.test(behind)))
}

/**
 * Where another number and unit stand right before: what the greater one says, undefined where that cannot be read ("1
 * month, 2 days ago"), null where none stands there.
 */
function compoundUnit(
  text: string,
  words: Word[],
  from: number,
  i: number,
  to: number,
  lookUp: LookUp,
): number | null | undefined {
  const link = AND.has(words[from - 1]?.text ?? '') ? 1 : 0
  const unitWord = words[from - 1 - link]
  const numberWord = words[from - 2 - link]
  if (from !== i || unitWord === undefined || numberWord === undefined) return null
  if (numberWord.number === null || unitWord.number !== null || numberWord.text.length > 2) return null
  if (!/^[\s,]{0,2}$/.test(text.slice(unitWord.end, words[from - link]!.index))) return null
  if (!/^\s?$/.test(text.slice(numberWord.end, unitWord.index))) return null
  for (let at = i + 1; at <= to; at++) {
    const rest = words.slice(at + 1, to + 1).map((word) => word.text)
    const unit = lookUp(['#', unitWord.text, ...rest].join(' '))
    if (unit !== undefined && rest.length > 0) return unit * numberWord.number
  }
  return undefined
}

/** Phrases without a number ("yesterday at 5 pm"), where a part of the text or a label begins. */
function aloneBack(text: string, lookUp: LookUp): Back[] {
  const blanked = withoutClockTimes(text)
  const words = wordsOf(blanked).slice(0, MOST_WORDS)
  const backs: Back[] = []
  const starts = new Set(
    [0, ...Array.from(blanked.matchAll(PARTED), ({ index }) => index + 1)].map((at) => behindLabel(blanked, at)),
  )
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (
      word.number !== null ||
      !(starts.has(word.index) || PARTS_BEFORE.test(blanked.slice(Math.max(0, word.index - 2), word.index)))
    )
      continue
    for (let count = Math.min(MOST_ALONE, words.length - i); count > 0; count--) {
      const run = words.slice(i, i + count)
      if (run.some(({ number }) => number !== null)) continue
      const back = lookUp(run.map((each) => each.text).join(' '))
      const end = run.at(-1)!.end
      if (back === undefined || !ENDS.test(blanked.slice(end, end + 24))) continue
      backs.push({ index: word.index, end, back })
      break
    }
  }
  return backs
}

const PARTED = /[|·•;,(\n:-]/g
const PARTS_BEFORE = /(?:[|·•;,(:-] ?)$/
// Behind a phrase: the end, a mark, or a time of day, which is blank, with a word before it.
const ENDS = /^(?:\s?$|\s?[|·•;,.()!-]| ?(?:[\p{L}.]{1,5} ?){0,2} {2}| ?\d)/u
// Between the number and its unit, or before the number: about.
const ABOUT = new Set(
  'about around almost over nearly approximately approx environ presque ca circa etwa rund ungefahr cerca aproximadamente aprox casi quase sekitar kurang lebih okolo около примерно приблизно близько yaklasik omkring ongeveer cirka noin kb korulbelul khoang ประมาณ 約 约 大约 大約 약 περιπου حوالي نحو तकरीबन लगभग প্রায়'.split(
    ' ',
  ),
)
// "An hour ago", "vor einem Tag", "il y a une heure".
const ONE = new Set(
  "a an one ein eine einem einer einen un une una uno um uma een ett en et un' isang satu egy mia ena μια ενα один одну одна bir isang".split(
    ' ',
  ),
)
const AND = new Set('and und et y e i и та og och ve dan en и'.split(' '))
const BARE = new Set(
  [
    '# minutes',
    '# mins',
    '# min',
    '# hours',
    '# hrs',
    '# hr',
    '# h',
    '# days',
    '# d',
    '# weeks',
    '# seconds',
    '# secs',
  ].map(phraseKey),
)
