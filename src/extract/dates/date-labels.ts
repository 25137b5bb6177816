import type { Found } from './calendar-day.ts'
import { dateText } from './date-text.ts'
import { PUBLISHED, UPDATED } from './label-words.ts'

/** What a text says that a date in it is. */
type Label = 'published' | 'unlabelled' | 'updated'

/**
 * Of the dates in a text, the one of publication: one labelled so, else the first without a label, else the first that
 * something was changed on. Labels stand in front of their dates, unless the text begins with a date and ends with a
 * label.
 */
export function publishedDate<T extends Found>(text: string, dates: readonly T[]): T | null {
  if (dates.length < 2) return dates[0] ?? null
  const marks = labelsIn(text).filter(({ index }) => !dates.some((date) => index >= date.index && index < date.end))
  const areBehind = marks.length > 0 && marks[0]!.index >= dates[0]!.end && marks.at(-1)!.index >= dates.at(-1)!.end
  const labelOf = (i: number): Label => {
    const { index, end } = dates[i]!
    const from = areBehind ? end : i === 0 ? 0 : dates[i - 1]!.end
    const to = areBehind ? (dates[i + 1]?.index ?? text.length) : index
    const around = marks.filter((mark) => mark.index >= from && mark.index < to)
    return (areBehind ? around[0] : around.at(-1))?.label ?? 'unlabelled'
  }
  const labels = dates.map((_, i) => labelOf(i))
  for (const label of ['published', 'unlabelled', 'updated'] as const) {
    const i = labels.indexOf(label)
    if (i !== -1) return dates[i]!
  }
  return null
}

/** Whether a text may hold a date of publication and another one. */
export function speaksOfChange(text: string): boolean {
  return matches(ANY_UPDATED, text)
}

/** Whether the last label in a text that stands before a date is one of a change. */
export function saysUpdated(before: string): boolean {
  return labelsIn(dateText(before)).at(-1)?.label === 'updated'
}

/** Where a label ends that the text begins with at `index`, blanks and colon included; `index` where there is none. */
export function behindLabel(text: string, index: number): number {
  LABEL_HERE.lastIndex = index
  const match = LABEL_HERE.exec(text)
  return match === null ? index : index + match[0].length
}

function labelsIn(text: string): { index: number; label: Label }[] {
  return Array.from(text.matchAll(ANY_LABEL), ({ index, groups }) => ({
    index,
    label: groups?.['published'] === undefined ? 'updated' : 'published',
  }))
}

function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

// Words of scripts that write none apart begin anywhere.
const START = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])`
const ANY_LABEL = new RegExp(`${START}(?:(?<updated>${UPDATED})|(?<published>${PUBLISHED}))`, 'gu')
const ANY_UPDATED = new RegExp(`${START}(?:${UPDATED})`, 'gu')
const LABEL_HERE = new RegExp(
  `(?:[-•*|~·:,(\\[ ]|(?:the|last|first|date|data|tanggal|tgl|fecha|datum|le|el|il|am|on|a|la|se|by|am)\\b|${START}(?:${UPDATED}|${PUBLISHED})[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]{0,14})+`,
  'uy',
)
