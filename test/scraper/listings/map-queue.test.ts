import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MapQueue } from '../../../src/scraper/listings/map-queue.ts'

const at = (url: string, changed: number | null): { url: string; changed: number | null; depth: number } => {
  return { url, changed, depth: 1 }
}

function drain(queue: MapQueue): string[] {
  const order: string[] = []
  for (let map = queue.next(); map !== undefined; map = queue.next()) order.push(map.url)
  return order
}

test('the one that changed last first, and every second time one that does not say', () => {
  const queue = new MapQueue()
  queue.add([at('old', 1), at('x', null), at('new', 3), at('y', null), at('z', null), at('middle', 2)])
  assert.deepEqual(drain(queue), ['new', 'x', 'middle', 'y', 'old', 'z'])
})

test('a fresh map that is named late goes before old ones', () => {
  const queue = new MapQueue()
  queue.add([at('old', 1), at('older', 0)])
  assert.equal(queue.next()?.url, 'old')
  queue.add([at('new', 5)])
  assert.deepEqual(drain(queue), ['new', 'older'])
})

test('a trap that names maps without end is held to a number', () => {
  const queue = new MapQueue()
  for (let i = 0; i < 5; i++) queue.add(Array.from({ length: 50_000 }, (_, j) => at(`${i}/${j}`, null)))
  assert.equal(drain(queue).length, 100_000)
})
