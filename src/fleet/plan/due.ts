import { whyClosed } from '../../vocabulary/time/window.ts'
import { scraperId } from '../../config/source.ts'
import type { Source } from '../../config/source.ts'

/** A timer fires at its hour and a scraper starts a little later: so much of the time between two runs is forgiven. */
const FORGIVEN_SHARE = 0.1
const FORGIVEN_AT_MOST = 600_000

/**
 * Why a scraper is to be skipped by its `every`, as a sentence; null when it is due. `lastGood` is when its last run
 * began that ended well (ms since 1970).
 */
export function whyNotDue({ every }: Pick<Source, 'every'>, lastGood: number | undefined, now: Date): string | null {
  if (every === null || lastGood === undefined) return null
  const wait = every * 1000 - Math.min(every * 1000 * FORGIVEN_SHARE, FORGIVEN_AT_MOST)
  const left = lastGood + wait - now.getTime()
  // A clock that was put back must not keep a scraper from running for ever.
  if (left <= 0 || lastGood > now.getTime()) return null
  return `it last ran at ${new Date(lastGood).toISOString()} and is due again at ${new Date(lastGood + every * 1000).toISOString()}`
}

export interface DueSplit {
  due: Source[]
  /** With the sentence that says why not. */
  notDue: (Pick<Source, 'country' | 'source' | 'name'> & { detail: string })[]
}

/**
 * `lastGood` by country/source, as `lastGoodStarts` of the history has it; `windows`: whether a closed one is a reason,
 * too.
 */
export function splitDue(
  sources: readonly Source[],
  lastGood: ReadonlyMap<string, number>,
  { now, windows }: { now: Date; windows: boolean },
): DueSplit {
  const due: Source[] = []
  const notDue: DueSplit['notDue'] = []
  for (const source of sources) {
    const { country, name } = source
    const detail =
      whyNotDue(source, lastGood.get(scraperId(source)), now) ?? (windows ? whyClosed(source.window, now) : null)
    if (detail === null) due.push(source)
    else notDue.push({ country, source: source.source, name, detail })
  }
  return { due, notDue }
}
