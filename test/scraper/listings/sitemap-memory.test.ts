import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSitemapMemory, type SitemapMemory } from '../../../src/scraper/listings/sitemap-memory.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-03-01T00:00:00Z')
const CHANGED = Date.parse('2026-01-01T00:00:00Z')
const MAP = { url: 'https://x.org/map.xml', changed: CHANGED }

/** A store that lives as long as the test. */
function memories(): (days: number) => Promise<SitemapMemory> {
  let kept: string | null = null
  const store = {
    getFact: async () => kept,
    setFact: async (_: string, value: string) => void (kept = value),
  }
  return (days) => openSitemapMemory(store, { digest: 'd', now: new Date(START + days * DAY_MS), forget: false })
}

async function read(memory: SitemapMemory, newest: number | null, added: number): Promise<void> {
  await memory.noteRead(MAP, { newest, added })
  await memory.flush()
}

test('a map whose entries bear its time out is left alone for a week, and not longer', async () => {
  const on = memories()
  await read(await on(0), CHANGED, 5)
  assert.equal((await on(6)).isSettled(MAP), true)
  assert.equal((await on(6)).isSettled({ ...MAP, changed: CHANGED + 1 }), false)
  assert.equal((await on(7)).isSettled(MAP), false)
  // It had grown all the same: its word is no good any more, until a visit finds nothing.
  await read(await on(7), CHANGED, 1)
  assert.equal((await on(8)).isSettled(MAP), false)
  await read(await on(8), CHANGED, 0)
  assert.equal((await on(9)).isSettled(MAP), true)
})

test('a map whose entries state no time, or an older one, is read a second time first', async () => {
  for (const newest of [null, CHANGED - 30 * DAY_MS]) {
    const on = memories()
    await read(await on(0), newest, 5)
    assert.equal((await on(1)).isSettled(MAP), false)
    await read(await on(1), newest, 0)
    assert.equal((await on(2)).isSettled(MAP), true)
  }
})

test('a map without a time, or with newer entries than it says, is read each time', async () => {
  const on = memories()
  const memory = await on(0)
  await memory.noteRead({ ...MAP, changed: null }, { newest: null, added: 0 })
  assert.equal(memory.isSettled({ ...MAP, changed: null }), false)
  for (const added of [3, 0, 0]) await read(memory, CHANGED + 2 * DAY_MS, added)
  assert.equal(memory.isSettled(MAP), false)
})
