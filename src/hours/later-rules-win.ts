import type { Fact } from './fact.ts'

/**
 * In the syntax of OpenStreetMap a rule behind `;` replaces what earlier rules say of its days; in prose it adds to
 * them.
 * @param rules the facts of each rule, in order
 */
export function laterRulesWin(text: string, rules: readonly Fact[][]): Fact[] {
  if (!isOpeningHoursSyntax(text)) return rules.flat()
  return rules.flatMap((facts, at) => {
    const replaced = new Set(
      rules
        .slice(at + 1)
        .flat()
        .filter(isWeekly)
        .flatMap(({ days }) => days),
    )
    return facts.flatMap((fact) => {
      const days = isWeekly(fact) ? fact.days.filter((day) => !replaced.has(day)) : fact.days
      if (days.length === fact.days.length) return [fact]
      return days.length === 0 ? [] : [{ ...fact, days, rrule: `FREQ=WEEKLY;BYDAY=${days.join(',')}` }]
    })
  })
}

function isWeekly({ rrule, valid_from: from }: Fact): boolean {
  return from === null && rrule.startsWith('FREQ=WEEKLY')
}

// Rules are few; a longer text is prose.
const LONGEST_RULES = 2000
const WORDS = new Set(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH', 'SH', 'off', 'closed', 'open'])

/** Whether every word is one of the syntax, as in `Mo-Fr 08:00-18:00; Tu 10:00-12:00`. */
function isOpeningHoursSyntax(text: string): boolean {
  if (text.length > LONGEST_RULES || !text.includes(';')) return false
  const words = text.match(/\p{L}+/gu) ?? []
  return words.length > 0 && words.every((word) => WORDS.has(word))
}
