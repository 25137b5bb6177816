import assert from 'node:assert/strict'
import { test } from 'node:test'
import { autoSlots, currentSlots } from '../../../src/fleet/capacity/slots.ts'
import type { Machine } from '../../../src/fleet/capacity/slots.ts'

const GIB = 1024 ** 3
const machine = (available: number, pressure = 0): Machine => ({
  cores: () => 2,
  available: () => available,
  pressure: () => pressure,
})
const auto = { auto: true, max: 16 }
const idle = { count: 0, rss_mb: [] }
const running = (count: number, rss: number | null = 150): { count: number; rss_mb: (number | null)[] } => ({
  count,
  rss_mb: Array.from({ length: count }, () => rss),
})

test('auto slots go by cores, and by two thirds of the memory', () => {
  assert.equal(autoSlots(2, 100 * GIB), 16)
  assert.equal(autoSlots(8, 100 * GIB), 64)
  assert.equal(autoSlots(8, 1.5 * GIB), 6)
  assert.equal(autoSlots(8, 0), 1)
})

test('a number that was given is kept, whatever the memory', () => {
  assert.deepEqual(currentSlots({ auto: false, max: 5 }, running(5), machine(0)), { now: 5, most: 5 })
})

test('with memory enough there are as many slots as the cores carry', () => {
  assert.deepEqual(currentSlots(auto, idle, machine(100 * GIB)), { now: 16, most: 16 })
  assert.deepEqual(currentSlots(auto, running(16), machine(0)), { now: 16, most: 16 })
})

test('short memory admits fewer, and one in any case', () => {
  assert.equal(currentSlots(auto, idle, machine(0)).now, 1)
  assert.equal(currentSlots(auto, idle, machine(1 * GIB)).now, 5)
  assert.equal(currentSlots(auto, running(3), machine(0)).now, 3)
})

test('what was just started has its memory set aside before it is seen to use it', () => {
  const free = machine(1 * GIB)
  assert.equal(currentSlots(auto, running(3, 150), free).now, 8)
  assert.equal(currentSlots(auto, running(3, 50), free).now, 6)
  assert.equal(currentSlots(auto, running(3, null), free).now, 5)
  assert.equal(currentSlots(auto, { count: 3, rss_mb: [] }, free).now, 5)
})

test('while things wait for memory nothing more is started', () => {
  assert.equal(currentSlots(auto, running(4), machine(100 * GIB, 60)).now, 4)
})
