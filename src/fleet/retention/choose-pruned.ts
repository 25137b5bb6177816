import type { KeepLimits } from '../../runs/folder/keep-limits.ts'
import { sum } from '../../vocabulary/sum.ts'

/** A run folder or a log. */
export interface Item {
  /** Below the folder of all runs or logs. */
  path: string
  /** When it began, in ms since 1970. */
  time: number
  /** How many newer ones there are: runs, or logs of the same scraper. */
  rank: number
  /** Must stay, whatever the limits. */
  needed: boolean
  /** What it takes on the disk, in bytes; looked up only where it is asked. */
  size: () => number
}

export interface PruneChoice<Kind extends Item> {
  remove: Kind[]
  /** Everything from before this went for want of room, in ms since 1970; -Infinity when nothing did. */
  roomFrom: number
}

/** What goes, oldest last: beyond the count, the age, or what of it all fits into the size. */
export function choosePruned<Kind extends Item>(items: Kind[], limits: KeepLimits, now: number): PruneChoice<Kind> {
  const beyond = (item: Item): boolean => Object.values(BEYOND).some((exceeds) => exceeds(item, limits, now))
  const newestFirst = items.toSorted((a, b) => b.time - a.time)
  const remove = newestFirst.filter((item) => !item.needed && beyond(item))
  if (limits.bytes === null) return { remove, roomFrom: -Infinity }
  const gone = new Set(remove)
  let total = sum(items.filter((item) => item.needed).map((item) => item.size()))
  let roomFrom = -Infinity
  for (const item of newestFirst) {
    if (item.needed || gone.has(item)) continue
    // Once it is full all that is older goes: a gap in the middle would be no history.
    if (total <= limits.bytes) total += item.size()
    if (total <= limits.bytes) continue
    gone.add(item)
    roomFrom = Math.max(roomFrom, item.time)
  }
  return { remove: newestFirst.filter((item) => gone.has(item)), roomFrom }
}

/** What a single item can exceed; what all of them take on the disk is counted above. */
const BEYOND: Record<Exclude<keyof KeepLimits, 'bytes'>, (item: Item, limits: KeepLimits, now: number) => boolean> = {
  runs: ({ rank }, { runs }) => runs !== null && rank >= runs,
  age_ms: ({ time }, { age_ms: age }, now) => age !== null && now - time > age,
}
