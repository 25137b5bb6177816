import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Pending } from '../../src/store/store.ts'
import { entry, rows, queueOn } from './frontier-rows.ts'

/** Entries at hosts: 'a1' is the first of a.org. */
function at(...names: string[]): Pending[] {
  return names.map((name, i) => ({ ...entry(i + 1), url: `https://${name[0]}.org/${name.slice(1)}` }))
}

const nameOf = (taken: Pending | null): string | null =>
  taken === null ? null : `${new URL(taken.url).host[0]}${new URL(taken.url).pathname.slice(1)}`

describe('frontier queue, several hosts', () => {
  test('no host has more out than it may; the others go on, and those aside come in their order', async () => {
    const queue = queueOn(rows(...at('a1', 'a2', 'a3', 'b1', 'a4', 'b2')), { untried: 6, perHost: 2 })
    queue.listingEnded()
    const taken = [await queue.next(), await queue.next(), await queue.next(), await queue.next()]
    assert.deepEqual(taken.map(nameOf), ['a1', 'a2', 'b1', 'b2'])
    const next = queue.next()
    queue.done(taken[0]!)
    assert.equal(nameOf(await next), 'a3')
    queue.done(taken[1]!)
    const last = await queue.next()
    assert.equal(nameOf(last), 'a4')
    const end = queue.next()
    queue.done(last!)
    assert.equal(await end, null)
  })

  test('as many are wanted as keep one host busy, and more while one has all it may', async () => {
    const queue = queueOn(rows(...at('a1', 'a2', 'a3')), { untried: 3, perHost: 2 })
    assert.equal(queue.wanted, 2)
    const first = await queue.next()
    await queue.next()
    assert.equal(queue.wanted, 4)
    queue.done(first!)
    assert.equal(queue.wanted, 2)
  })

  test('what is given back waits for its host, too, and is not lost at the end', async () => {
    const queue = queueOn(rows(...at('a1', 'a2')), { untried: 2, perHost: 1 })
    queue.listingEnded()
    const first = await queue.next()
    queue.again(first!)
    queue.done(first!)
    const second = await queue.next()
    assert.equal(nameOf(second), 'a2')
    const again = queue.next()
    queue.done(second!)
    assert.equal(nameOf(await again), 'a1')
  })

  test('a limit counts what is handed out, not what is aside', async () => {
    const queue = queueOn(rows(...at('a1', 'a2', 'b1', 'a3')), { untried: 4, perHost: 1, limit: 2 })
    queue.listingEnded()
    assert.deepEqual([nameOf(await queue.next()), nameOf(await queue.next())], ['a1', 'b1'])
    assert.equal(await queue.next(), null)
  })

  test('what is aside, be it hundreds, holds up neither the listing nor the other hosts', async () => {
    const dead = Array.from({ length: 300 }, (_, i) => `a${i}`)
    const queue = queueOn(rows(...at('b0', ...dead, 'b1')), { perHost: 1 })
    queue.added(302)
    const room = queue.room(new AbortController().signal)
    const taken = [await queue.next(), await queue.next()]
    assert.deepEqual(taken.map(nameOf), ['b0', 'a0'])
    const next = queue.next()
    queue.done(taken[0]!)
    assert.equal(nameOf(await next), 'b1')
    await room
  })

  test('the only host of a source holds the listing up while it is busy', async () => {
    const queue = queueOn(rows(...at(...Array.from({ length: 300 }, (_, i) => `a${i}`))), { perHost: 1 })
    queue.added(300)
    await queue.next()
    const waiting = queue.next()
    const stop = new AbortController()
    let room = false
    const asked = queue.room(stop.signal).then(() => (room = !stop.signal.aborted))
    await new Promise((resolve) => setImmediate(resolve))
    stop.abort()
    await asked
    assert.equal(room, false)
    void waiting
  })

  test('with more aside than are held in memory everybody waits, and none is lost', async () => {
    const many = Array.from({ length: 2250 }, (_, i) => `a${i}`)
    const queue = queueOn(rows(...at('b0', ...many, 'b1')), { untried: 2252, perHost: 1 })
    queue.listingEnded()
    const taken: (string | null)[] = []
    for (let next = await queue.next(); next !== null;) {
      taken.push(nameOf(next))
      const after = queue.next()
      queue.done(next)
      next = await after
    }
    assert.equal(taken.length, 2252)
    assert.equal(new Set(taken).size, 2252)
    assert.ok(taken.indexOf('b1') < 2251)
  })
})
