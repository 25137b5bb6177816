import { words } from '../crawl/words.ts'

/** What befalls a request for an item. */
export type Fate = 'served' | 'unavailable' | 'reset' | 'stalled' | 'missing'

export interface Item {
  title: string
  body: string
}

export function item(n: number): Item {
  const say = words(n)
  return { title: `Item ${n}: ${say.plain(5)}`, body: say.mixed(60) }
}

/**
 * Dice that fall the same way in every process: one try in `share` of 1 meets a fault that passes, and every item below
 * `missing` does not exist.
 */
export function fateOf(
  n: number,
  attempt: number,
  { share = 0, missing = 0 }: { share?: number; missing?: number },
): Fate {
  if (n < missing) return 'missing'
  const dice = fraction(n * 31 + attempt * 7919)
  if (dice >= share) return 'served'
  return (['unavailable', 'reset', 'stalled'] as const)[Math.floor((dice / share) * 3)]!
}

/** From 0 up to 1, the same for the same number. */
function fraction(seed: number): number {
  let mixed = Math.imul(seed ^ 0x9e_37_79_b9, 0x85_eb_ca_6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}
