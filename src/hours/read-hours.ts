import { bindClause } from './bind-clause.ts'
import type { Binding } from './bind-clause.ts'
import { readSpans } from './clock/read-spans.ts'
import type { SpanNode } from './clock/read-spans.ts'
import { readTimes } from './clock/read-times.ts'
import { readSelectors } from './days/read-selectors.ts'
import type { DaySelector } from './days/selector.ts'
import { putOrdinalsFirst } from './days/put-ordinals-first.ts'
import { takeDates } from './days/take-dates.ts'
import type { Season } from './days/take-dates.ts'
import { clockText, DAYS } from './fact.ts'
import type { Fact } from './fact.ts'
import { LANGUAGES } from './lexicon/languages.ts'
import { laterRulesWin } from './later-rules-win.ts'
import { ENGLISH } from './lexicon/western.ts'
import { USUAL_PARTS } from './lexicon/meanings.ts'
import type { Language } from './lexicon/meanings.ts'
import { createPhraseTree } from './lexicon/phrase-tree.ts'
import type { PhraseTree } from './lexicon/phrase-tree.ts'
import { rruleOf } from './rrule.ts'
import { settleHalves } from './settle-halves.ts'
import { splitClauses } from './split-clauses.ts'
import { readTokens } from './text/tokens.ts'
import type { Extent, Token } from './text/tokens.ts'

/**
 * The recurring times that a text states, in its order, within a time linear in its length. What cannot be (25:00) or
 * is not sure gives no fact.
 * @param language two letters; without it the language whose words explain most of the text
 * @param kind what the times are of
 */
export function readHours(
  text: string,
  { language = null, kind = null }: { language?: string | null; kind?: string | null } = {},
): Fact[] {
  const shown = text.slice(0, LONGEST)
  if (NTH_OF_SYNTAX.test(shown)) return []
  const [spoken, tokens] = tokensOf(shown, language)
  const clauses = splitClauses(putOrdinalsFirst(tokens))
  const rules: Fact[][] = []
  const taken = clauses.map(takeDates)
  const bindings = taken.map(({ rest }) => bindingsOf(rest, spoken))
  const dated = bindings.some((clause) => clause.some(({ days }) => days !== null))
  let carried: DaySelector | null = null
  let running: Season | null = null
  for (const [n, clause] of bindings.entries()) {
    const facts: Fact[] = []
    rules.push(facts)
    const { season, unsure } = taken[n]!
    if (unsure) continue
    if (season !== null && season.from !== season.to) {
      running = clause.some(({ spans }) => spans.length > 0) ? null : season
    }
    const plain = clauses[n]!.every((token) => token.kind !== 'word')
    for (const binding of clause) {
      const oneDay = season !== null && season.from === season.to
      const days: DaySelector | null = binding.days ?? (binding.spans.length > 0 || !dated ? carried : null)
      const setting = { text: shown, spoken, kind, season: season ?? running }
      if (oneDay) facts.push(...factsOf(binding, null, setting))
      else if (!(days === null && dated)) facts.push(...factsOf(binding, days ?? (plain ? EVERY_DAY : null), setting))
      if (binding.days !== null) carried = binding.days
    }
  }
  const facts = laterRulesWin(shown, rules)
  const timed = facts.filter(({ start }) => start !== null)
  return withoutClosed(timed.length > 0 ? timed : facts, bindings.flat())
}

const LONGEST = 200_000
// `Mo[1-3]`: as ordinals it is not read, and as every Monday it would be wrong.
const NTH_OF_SYNTAX = /[A-Z][a-z]\[\d-/
const EVERY_DAY: DaySelector = {
  kind: 'days',
  days: [1, 2, 3, 4, 5, 6, 7],
  nth: [],
  interval: 1,
  recurring: false,
  except: false,
  holidays: false,
  part: null,
  note: null,
  from: 0,
  to: 0,
}

const trees = new Map<string, PhraseTree>()

function treeOf(language: Language): PhraseTree {
  const known = trees.get(language.code)
  if (known !== undefined) return known
  const tree = createPhraseTree([language, ...(language.code === 'en' ? [] : [withoutWords(ENGLISH)])])
  trees.set(language.code, tree)
  return tree
}

/** Of English beside another language only what is not a word there by chance. */
function withoutWords(english: Language): Language {
  const kept = ['am', 'pm', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'allday'].map((meaning): [string, string] => [
    meaning,
    (english.phrases[meaning] ?? '')
      .split('|')
      .filter((phrase) => phrase.length > 1 && (phrase.length > 3 || /^[ap]/.test(phrase)))
      .join('|'),
  ])
  return { ...english, phrases: Object.fromEntries(kept) }
}

function tokensOf(text: string, language: string | null): [Language, Token[]] {
  const named = LANGUAGES.find(({ code }) => code === language?.slice(0, 2).toLowerCase())
  const tried = named === undefined ? LANGUAGES : [named]
  let best: [Language, Token[], number] = [ENGLISH, [], -Infinity]
  for (const candidate of tried) {
    const tokens = readTokens(text, treeOf(candidate), candidate.joined === true)
    const letters = tokens.reduce(
      (sum, token) => sum + (token.kind === 'phrase' ? token.to - token.from : token.kind === 'word' ? from(token) : 0),
      0,
    )
    if (letters > best[2]) best = [candidate, tokens, letters]
  }
  return [best[0], best[1]]
}

function from(token: Token): number {
  return (token.from - token.to) / 4
}

function bindingsOf(clause: readonly Token[], language: Language): Binding[] {
  const loose = clause.every(({ kind }) => kind !== 'word')
  const nodes = readSelectors(readSpans(readTimes(clause, language.partFirst === true)), loose)
  return bindClause(nodes).map((binding) => ({
    ...binding,
    spans: settleHalves(
      binding.spans.filter((span) => loose || !(span.run || (span.bare && span.end !== null && binding.days === null))),
      language.twelveHours === true && binding.days !== null,
    ),
  }))
}

interface Setting {
  text: string
  spoken: Language
  kind: string | null
  season: Season | null
}

/** One date of every year; empty for a season, which says no day. */
function yearly(season: Season | null): string {
  if (season === null || season.from !== season.to) return ''
  const [month, day] = season.from.split('-').map(Number)
  return `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`
}

function factsOf(binding: Binding, days: DaySelector | null, setting: Setting): Fact[] {
  const { spans, parts, closed } = binding
  if (closed && spans.length === 0) return []
  const made = (times: Pick<Fact, 'start' | 'end' | 'confidence' | 'note'>, place: Extent): Fact => ({
    kind: setting.kind,
    days: (days?.days ?? []).map((day) => DAYS[day - 1]!),
    start: times.start,
    end: times.end,
    rrule: days === null ? yearly(setting.season) : rruleOf(days),
    valid_from: setting.season?.from ?? null,
    valid_to: setting.season?.to ?? null,
    note: days?.note ?? times.note,
    text: quoted(setting.text, binding.days, place),
    url: null,
    confidence: times.confidence,
  })
  if (spans.length > 0) return spans.map((span) => made(timesOf(span, binding.days === null), span))
  const vague = binding.days === null || binding.days.part === null ? parts : [binding.days.part]
  if (binding.days?.recurring === true && binding.days.part === null)
    return [made({ start: null, end: null, confidence: 60, note: null }, binding.days)]
  if (binding.days !== null && binding.days.part === null) return []
  return vague.slice(0, 1).map((part) => {
    const [whole, early, late] = setting.spoken.parts?.[part.part] ?? USUAL_PARTS[part.part] ?? ['', '', '']
    const [start, end] = (part.extent === 'early' ? early : part.extent === 'late' ? late : whole).split('-')
    return made({ start: start ?? null, end: end ?? null, confidence: 30, note: 'part of the day' }, part)
  })
}

function timesOf(span: SpanNode, undated: boolean): Pick<Fact, 'start' | 'end' | 'confidence' | 'note'> {
  const end = span.end === null ? null : clockText(span.end)
  return {
    start: clockText(span.start),
    end,
    confidence: Math.max(10, 95 - span.doubt - (undated ? 30 : 0)),
    note: null,
  }
}

function quoted(text: string, days: Extent | null, times: Extent): string {
  const [start, end] =
    days === null ? [times.from, times.to] : [Math.min(days.from, times.from), Math.max(days.to, times.to)]
  return text.slice(start, Math.min(end, start + 300)).trim()
}

/** A day that is said to be closed is taken out of the sets that include it: "daily 9-5, closed Mondays". */
function withoutClosed(facts: Fact[], bindings: readonly Binding[]): Fact[] {
  const closed = new Set(
    bindings
      .flatMap(({ closed: shut, spans, days }) => (shut && spans.length === 0 ? (days?.days ?? []) : []))
      .map((day) => DAYS[day - 1]!),
  )
  if (closed.size === 0) return facts
  return facts.flatMap((fact) => {
    const days = fact.days.length < 5 ? fact.days : fact.days.filter((day) => !closed.has(day))
    if (days.length === 0) return []
    return [{ ...fact, days, rrule: days === fact.days ? fact.rrule : `FREQ=WEEKLY;BYDAY=${days.join(',')}` }]
  })
}
