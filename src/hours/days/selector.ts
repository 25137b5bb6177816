import type { PartOfDay } from '../clock/nodes.ts'
import type { Extent } from '../text/tokens.ts'

/** Which days a text names: some of the week, the n-th of a month, or holidays. */
export interface DaySelector extends Extent {
  kind: 'days'
  /** 1 Monday to 7 Sunday, in order. */
  days: number[]
  /** 1 to 5, or -1 for the last of the month; empty for every week. */
  nth: number[]
  /** Every how many weeks. */
  interval: number
  /** Said of every such day: "Mondays", "every Monday", "daily"; a plain "Monday" is so only beside a time. */
  recurring: boolean
  /** Days were taken out of a larger set: "daily except Tuesday". */
  except: boolean
  holidays: boolean
  /** The days come from "evenings", which says every day only beside a time. */
  part: PartOfDay | null
  note: string | null
}
