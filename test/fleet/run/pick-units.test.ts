import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pickUnits } from '../../../src/fleet/run/pick-units.ts'
import type { Unit } from '../../../src/runs/folder/run-plan.ts'

function unit(name: string, ...hosts: string[]): Unit {
  return { name, kind: 'single', folder: '', members: [{ hosts }] } as unknown as Unit
}

function picked(
  queue: Unit[],
  { active = [], slots = 9, closed = [] }: { active?: Unit[]; slots?: number; closed?: string[] } = {},
): [string, string] {
  const queued = queue.map((one) => ({ unit: one }))
  const { start, wait } = pickUnits(queued, { active, slots, isClosed: ({ name }) => closed.includes(name) })
  const names = (list: typeof queued): string => list.map((one) => one.unit.name).join(' ')
  return [names(start), names(wait)]
}

const [a, b, c, d] = [unit('a', 'a.example'), unit('b', 'b.example'), unit('c', 'c.example'), unit('d', 'd.example')]

test('as many start as there are free slots, in their order', () => {
  assert.deepEqual(picked([a, b, c, d], { slots: 2 }), ['a b', 'c d'])
  assert.deepEqual(picked([b, c, d], { active: [a], slots: 2 }), ['b', 'c d'])
  assert.deepEqual(picked([b, c], { active: [a], slots: 1 }), ['', 'b c'])
  assert.deepEqual(picked([b, c], { active: [a, d], slots: 1 }), ['', 'b c'], 'fewer slots than run already')
})

test('a host has one owner: among those that run and among those that start', () => {
  const shared = unit('shared', 'z.example', 'a.example')
  assert.deepEqual(picked([shared, b], { active: [a] }), ['b', 'shared'])
  assert.deepEqual(picked([a, shared, b]), ['a b', 'shared'])
  assert.deepEqual(picked([shared, a, b]), ['shared b', 'a'])
})

test('what waits for its hours or for a host leaves its slot to the next one', () => {
  assert.deepEqual(picked([a, b, c, d], { slots: 2, closed: ['a', 'c'] }), ['b d', 'a c'])
  assert.deepEqual(picked([a, b, c, d], { slots: 1, closed: ['a'] }), ['b', 'a c d'], 'and keeps its place')
})
