import { jaroWinkler } from '../text/jaro-winkler.ts'
import { addressLikeness, mostLikeness, SAME_ADDRESS, UNLIKE_STREET } from './address-likeness.ts'
import type { StreetAddress } from './street-address.ts'

/**
 * All pairs of addresses at least .8 alike, by their positions; of one list (`known` is null) each pair once, an
 * address with itself included. None is lost: without the same number, with different states or with streets less than
 * .6 alike the likeness cannot reach .8; and two streets are compared once for all their addresses. `onAddress` hears
 * of each of `fresh` that was looked at.
 */
export function* alikeAddresses(
  fresh: readonly StreetAddress[],
  known: readonly StreetAddress[] | null,
  onAddress?: (position: number) => void,
): Generator<[a: number, b: number]> {
  const others = known ?? fresh
  const own = blocksOf(fresh)
  const indexed = known === null ? own : blocksOf(known)
  for (const [number, states] of own) {
    const sameNumber = [...(indexed.get(number) ?? [])]
    for (const [n, [state, streets]] of [...states].entries()) {
      const met = known === null ? sameNumber.slice(n) : sameNumber
      const blocks = met.filter(([other]) => other === state || other === '' || state === '')
      for (const street of streets.keys()) {
        for (const [, block] of blocks) {
          for (const [a, b, likeness] of alikeStreets(street, streets, block)) {
            const [one, other] = [fresh[a]!, others[b]!]
            if (mostLikeness(one, other, likeness) < SAME_ADDRESS) continue
            if (addressLikeness(one, other, likeness) >= SAME_ADDRESS) yield [a, b]
          }
        }
        for (const a of streets.get(street)!) onAddress?.(a)
      }
    }
  }
}

/** Addresses by their street. */
type Block = Map<string, number[]>

/** Pairs of addresses of a street and of all streets like it; within a block each pair once. */
function* alikeStreets(street: string, own: Block, block: Block): Generator<[a: number, b: number, likeness: number]> {
  let isBehind = own !== block
  for (const [other, theirs] of block) {
    const isSame = own === block && other === street
    isBehind ||= isSame
    if (!isBehind) continue
    const likeness = jaroWinkler(street, other)
    if (likeness < UNLIKE_STREET) continue
    for (const a of own.get(street)!) for (const b of theirs) if (!isSame || a <= b) yield [a, b, likeness]
  }
}

/** By number, then by state; an address without a number or a street is like no other. */
function blocksOf(addresses: readonly StreetAddress[]): Map<string, Map<string, Block>> {
  const numbers = new Map<string, Map<string, Block>>()
  for (const [position, { number, state, street }] of addresses.entries()) {
    if (number === '' || street === '') continue
    const block = entryAt(entryAt(numbers, number, newMap<string, Block>), state, newMap<string, number[]>)
    entryAt(block, street, (): number[] => []).push(position)
  }
  return numbers
}

const newMap = <K, V>(): Map<K, V> => new Map()

function entryAt<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
