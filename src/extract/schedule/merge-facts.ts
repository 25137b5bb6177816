import type { Fact } from '../../hours/fact.ts'

/**
 * The facts of several pages of one site, each once. Where pages disagree (other times for the same kind and day) all
 * are kept, with a note and less confidence; `disagreements` says where, for the log.
 */
export function mergeFacts(pages: readonly Fact[][]): { facts: Fact[]; disagreements: string[] } {
  const seen = new Map<string, Fact>()
  for (const fact of pages.flat()) {
    const key = [fact.kind, fact.start, fact.end, fact.rrule, fact.valid_from].join('|')
    if (!seen.has(key)) seen.set(key, fact)
  }
  const facts = [...seen.values()]
  const times = new Map<string, Map<string, Set<string>>>()
  for (const page of pages) {
    for (const { kind, days, start, end, url, valid_from: from } of page) {
      if (from !== null || url === null) continue
      for (const day of days) {
        const slot = times.get(`${kind}|${day}`) ?? new Map<string, Set<string>>()
        times.set(`${kind}|${day}`, slot.set(url, (slot.get(url) ?? new Set()).add(`${start}-${end}`)))
      }
    }
  }
  const disputed = new Map<string, string>()
  for (const [slot, byPage] of times) {
    const sets = [...byPage.values()]
    // A page that lists only some of the times of another does not contradict it.
    const contradicts = sets.some((one) =>
      sets.some((other) => [...one].some((time) => !other.has(time)) && [...other].some((time) => !one.has(time))),
    )
    if (contradicts) disputed.set(slot, [...byPage].map(([url, set]) => `${url}: ${[...set].join(', ')}`).join('; '))
  }
  return {
    facts: facts.map((fact) => {
      const isDisputed = fact.valid_from === null && fact.days.some((day) => disputed.has(`${fact.kind}|${day}`))
      if (!isDisputed) return fact
      return {
        ...fact,
        note: [fact.note, NOTE].filter((part) => part !== null).join('; '),
        confidence: Math.max(0, fact.confidence - 20),
      }
    }),
    disagreements: [...disputed].map(([slot, said]) => `${slot.replace('|', ' ')}: ${said}`),
  }
}

const NOTE = 'another page says otherwise'
