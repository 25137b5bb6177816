import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSteps } from '../../src/view/steps.ts'

test('steps run one after the other, and what they found comes in their order', async () => {
  const order: string[] = []
  const step = (title: string, found: number): { title: string; run(): Promise<number> } => ({
    title,
    run: async () => {
      order.push(`${title} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(`${title} ends`)
      return found
    },
  })
  const found = await runSteps([step('a', 3), step('b', 1), { title: 'c', run: () => 2 }], { watched: false })
  assert.deepEqual(found, [3, 1, 2])
  assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends'])
})

for (const watched of [true, false]) {
  test(`what a step throws ends them all${watched ? ', watched' : ''}`, async () => {
    const later: string[] = []
    const steps = [
      { title: 'a', run: () => Promise.reject(new Error('no')) },
      { title: 'b', run: () => later.push('b') },
    ]
    await assert.rejects(runSteps<unknown>(steps, { watched }), /^Error: no$/)
    assert.deepEqual(later, [])
  })
}
