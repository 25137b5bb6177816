import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FrontierQueue } from '../../../src/scraper/frontier/frontier-queue.ts'
import type { Pending } from '../../../src/store/store.ts'
import { entry, rows, queueOn } from '../frontier-rows.ts'

async function drain(queue: FrontierQueue): Promise<number[]> {
  const positions: number[] = []
  for (let next = await queue.next(); next !== null; next = await queue.next()) positions.push(next.position)
  return positions
}

const range = (from: number, to: number): Pending[] => Array.from({ length: to - from }, (_, i) => entry(from + i))

describe('frontier queue', () => {
  test('gives each once, in order, also beyond one page, and then null', async () => {
    const queue = queueOn(rows(...range(1, 351)), { untried: 350 })
    queue.listingEnded()
    assert.deepEqual(
      await drain(queue),
      range(1, 351).map(({ position }) => position),
    )
    assert.equal(queue.waiting, 0)
    assert.equal(await queue.next(), null)
  })

  test('several takers never get the same', async () => {
    const queue = queueOn(rows(...range(1, 351)), { untried: 350 })
    queue.listingEnded()
    const taken = (await Promise.all(Array.from({ length: 8 }, () => drain(queue)))).flat()
    assert.equal(taken.length, 350)
    assert.equal(new Set(taken).size, 350)
  })

  test('waits for the listing, and ends with it', async () => {
    const store = rows()
    const queue = queueOn(store)
    const first = queue.next()
    store.add(entry(1))
    queue.added(1)
    assert.equal((await first)?.position, 1)
    const last = queue.next()
    queue.listingEnded()
    assert.equal(await last, null)
  })

  test('an entry added while the store is being asked is not slept through', async () => {
    const store = rows()
    let added = false
    const queue = queueOn({
      ...store,
      async pending(...args) {
        const found = await store.pending(...args)
        if (!added) {
          added = true
          store.add(entry(1))
          queue.added(1)
        }
        return found
      },
    })
    assert.equal((await queue.next())?.position, 1)
  })

  test('the limit is exact, and says when the listing may stop', async () => {
    const queue = queueOn(rows(...range(1, 51)), { limit: 7 })
    queue.added(6)
    assert.equal(queue.isFull, false)
    queue.added(1)
    assert.equal(queue.isFull, true)
    assert.equal((await drain(queue)).length, 7)
    await queue.room(new AbortController().signal)
  })

  test('a second try comes last and does not count against the limit', async () => {
    const queue = queueOn(rows(...range(1, 4)), { limit: 3 })
    const first = await queue.next()
    assert.ok(first)
    queue.again(first)
    assert.deepEqual(await drain(queue), [2, 3, 1])
  })

  test('only what has failed before, where that is requested', async () => {
    const queue = queueOn(rows(...range(1, 300), entry(300, 2)), { failed: 1, only: 'failed' })
    queue.listingEnded()
    assert.deepEqual(await drain(queue), [300])
  })

  test('what has failed before comes when the listing has ended and nothing else is left, and counts', async () => {
    const store = rows(entry(1, 1), entry(2), entry(3, 4), entry(4))
    const queue = queueOn(store, { untried: 2, failed: 2, limit: 6 })
    assert.deepEqual([(await queue.next())?.position, (await queue.next())?.position], [2, 4])
    const next = queue.next()
    store.add(entry(5), entry(6))
    queue.added(2)
    assert.equal((await next)?.position, 5)
    queue.listingEnded()
    assert.deepEqual(await drain(queue), [6, 1, 3])
    assert.equal(queue.waiting, 0)
  })

  test('failures that a full run names again come last, and the listing does not wait for anybody to take them', async () => {
    const store = rows(entry(1, 1))
    const queue = queueOn(store, { failed: 1 })
    store.add(...Array.from({ length: 250 }, (_, i) => entry(i + 2, 1)))
    queue.added(250)
    const next = queue.next()
    await queue.room(new AbortController().signal)
    store.add(entry(252))
    queue.added(1)
    assert.equal((await next)?.position, 252)
    queue.listingEnded()
    assert.equal((await drain(queue)).length, 251)
  })

  test('a hundred failures do not take the places of what was never tried', async () => {
    const failures = Array.from({ length: 350 }, (_, i) => entry(i + 1, 1))
    const queue = queueOn(rows(...failures, ...range(351, 361)), { untried: 10, failed: 350, limit: 10 })
    assert.equal(queue.isFull, true)
    queue.listingEnded()
    assert.deepEqual(
      await drain(queue),
      range(351, 361).map(({ position }) => position),
    )
  })

  test('what the listing adds with its last word is not missed', async () => {
    const store = rows(entry(1, 1))
    let asked = 0
    const queue = queueOn(
      {
        ...store,
        async pending(...args) {
          const found = await store.pending(...args)
          if (++asked === 1) {
            store.add(entry(2))
            queue.added(1)
            queue.listingEnded()
          }
          return found
        },
      },
      { failed: 1 },
    )
    assert.deepEqual(await drain(queue), [2, 1])
  })

  test('knows which of the backlog it has handed out while there was a listing', async () => {
    const queue = queueOn(rows(...range(1, 6)), { untried: 3 })
    queue.added(2)
    for (let i = 0; i < 2; i++) await queue.next()
    assert.deepEqual(
      range(1, 6).map(({ url }) => queue.begun.has(url)),
      [true, true, false, false, false],
    )
    queue.listingEnded()
    await drain(queue)
    assert.equal(queue.begun.size, 2)
  })

  test('a stop ends it at once', async () => {
    const stop = new AbortController()
    const queue = queueOn(rows(), { stopping: stop.signal })
    const waiting = queue.next()
    stop.abort()
    assert.equal(await waiting, null)
  })

  test('the listing waits when it is far ahead, not for a backlog, and goes on when there is room', async () => {
    const never = new AbortController().signal
    const queue = queueOn(rows(...range(1, 1201)), { untried: 1000 })
    queue.added(199)
    await queue.room(never)
    queue.added(1)
    let room = false
    const waiting = queue.room(never).then(() => (room = true))
    for (let i = 0; i < 1000; i++) await queue.next()
    assert.equal(room, false, 'the backlog comes first')
    await queue.next()
    await waiting
    assert.equal(room, true)
  })
})
