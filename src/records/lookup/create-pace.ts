import { setTimeout as sleep } from 'node:timers/promises'

/** A service counts requests when they reach it, and those of one second may travel unequally long. */
const TRAVEL_MS = 20

/**
 * Turns at a pace: never more than `perSecond` in any second, spread evenly. Counted from when a turn really came,
 * since timers come late and a late one must not push two together.
 */
export function createPace(perSecond: number): () => Promise<void> {
  if (perSecond === Infinity) return async () => {}
  const gapMs = 1000 / perSecond
  const most = Math.max(1, Math.floor(perSecond))
  const turns: number[] = []
  let previous = -Infinity
  let last: Promise<void> = Promise.resolve()
  const wait = async (): Promise<void> => {
    const full = turns.length === most ? turns.shift()! + 1000 + TRAVEL_MS : -Infinity
    const at = Math.max(full, previous + gapMs)
    for (let now = performance.now(); now < at; now = performance.now()) await sleep(Math.ceil(at - now))
    previous = performance.now()
    turns.push(previous)
  }
  return async () => {
    last = last.then(wait)
    await last
  }
}
