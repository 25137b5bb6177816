import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCircles } from '../../tools/circles.ts'

const GRAPHS: [what: string, graph: Record<string, string[]>, circles: string[][]][] = [
  ['none in a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ['a node that points at itself', { a: ['a'] }, [['a']]],
  ['a long way round', { a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
  [
    'two that share a node',
    { a: ['b', 'c'], b: ['a'], c: ['a'] },
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
  ],
  ['an edge to a node that is not there', { a: ['b'] }, []],
]

for (const [what, graph, circles] of GRAPHS) {
  test(`circles: ${what}`, () => assert.deepEqual(findCircles(new Map(Object.entries(graph))), circles))
}
