// Defects that were found in the programs which this one replaces, by their names: none of them may come back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planFleet } from '../../src/fleet/plan/plan.ts'
import { runFleet } from '../../src/fleet/run/run.ts'
import { source, StandInFleet } from './stand-in-fleet.ts'

const ids = Array.from({ length: 12 }, (_, i) => `a/ends_well_${i}`)

test('tasks of equal priority crashed the queue that compared them', () => {
  const same = Array.from({ length: 300 }, (_, i) => source(`a/paper_${i}`, { priority: 3 }))
  const history = new Map(same.map(({ source: name }) => [`a/${name}`, 1000]))
  const { units } = planFleet(same, { groupBy: 'source', maxParallel: 4, history })
  assert.deepEqual(new Set(units.map(({ name }) => name)).size, 300)
})

test('one site was taken up again while others had never had their turn', async () => {
  using fleet = new StandInFleet()
  const outcome = await runFleet(
    fleet.request([source('a/crashes', { priority: 9 }), ...ids.map((id) => source(id))], {
      maxParallel: 2,
      retries: 1,
    }),
    fleet.options(),
  )
  assert.equal(outcome.kind, 'finished')
  const started = fleet.events.flatMap((event) => (event.type === 'scraper_started' ? [event.id] : []))
  assert.deepEqual(started.toSorted(), ['a/crashes', 'a/crashes', ...ids].toSorted())
  assert.deepEqual([started[0], started.at(-1)], ['a/crashes', 'a/crashes'], 'the second time when all had their first')
})
