import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whileAlive } from '../../../src/cluster/worker/while-alive.ts'

test('work that takes longer than the queue waits gives signs of life, also after one that did not arrive', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const touched: unknown[] = []
  const touch = async (name: string, job: unknown) => {
    touched.push([name, job])
    if (touched.length === 1) throw new Error('the database does not answer')
    return { jobs: [], requested: 1, affected: 1 }
  }
  const job = { id: 'a', retryCount: 0 }
  const { promise: done, resolve } = Promise.withResolvers<string>()
  const working = whileAlive({ touch }, 'reporting', job, () => done)
  t.mock.timers.tick(30_000)
  resolve('report')
  assert.equal(await working, 'report')
  assert.equal(touched.length, 12)
  assert.deepEqual(touched[0], ['reporting', [job]])
  t.mock.timers.tick(30_000)
  assert.equal(touched.length, 12, 'none when it is done')
})
