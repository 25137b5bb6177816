import { isMark, means } from '../clock/nodes.ts'
import type { Token } from '../text/tokens.ts'

/** First and last day of a season, or of one date, each as `MM-DD`. */
export interface Season {
  from: string
  to: string
}

/**
 * Takes the dates of a clause out of its tokens, so that their numbers are no times: a season (`June-August`, `1 May to
 * 30 September`), or one date (`Dec 25`). A month alone, which may be another word ("you may"), stays. More dates than
 * a season has are not understood: `unsure`.
 */
export function takeDates(tokens: readonly Token[]): { rest: Token[]; season: Season | null; unsure: boolean } {
  const dates: { month: number; day: number | null; first: number; last: number }[] = []
  for (const [at, token] of tokens.entries()) {
    const month = monthOf(token)
    if (month === 0) continue
    const before = dayOfMonth(tokens, at - 1)
    const after = before === null ? dayOfMonth(tokens, at + 1) : null
    dates.push({
      month,
      day: before ?? after,
      first: before === null ? at : at - 1,
      last: after === null ? at : at + 1,
    })
  }
  const [first, second] = dates
  const joined = first !== undefined && second !== undefined && joins(tokens.slice(first.last + 1, second.first))
  if (first === undefined || (!joined && dates.every(({ day }) => day === null))) {
    return { rest: [...tokens], season: null, unsure: false }
  }
  const end = joined ? second : first
  const rest = tokens.filter((_, at) => at < first.first || at > end.last)
  const season = {
    from: dateText(first.month, first.day ?? 1),
    to: dateText(end.month, end.day ?? LENGTHS[end.month - 1] ?? 31),
  }
  return { rest, season, unsure: dates.length > (joined ? 2 : 1) || (!joined && first.day === null) }
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function monthOf(token: Token): number {
  const month = token.kind === 'phrase' ? token.means.find((meaning) => /^m\d+$/.test(meaning)) : undefined
  return month === undefined ? 0 : Number(month.slice(1))
}

function dayOfMonth(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token?.kind !== 'number' || token.digits > 2 || token.value < 1 || token.value > 31) return null
  return ['am', 'pm', 'hour'].some((meaning) => means(next, meaning)) ? null : token.value
}

function joins(between: readonly Token[]): boolean {
  return between.length > 0 && between.length < 3 && between.some((token) => isMark(token, '-') || means(token, 'to'))
}

function dateText(month: number, day: number): string {
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
