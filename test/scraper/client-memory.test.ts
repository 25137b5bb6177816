import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientChoices } from '../../src/browser/auto-choice.ts'
import { openClientMemory } from '../../src/scraper/client-memory.ts'
import { exampleSource } from './example-source.ts'

const SOURCE = exampleSource('https://herald.example', { client: 'auto' })
const CHOSEN: ClientChoices = {
  detail: { client: 'browser', why: 'their scripts build them', since: '2026-01-01T00:00:00.000Z' },
}

/** A store of facts alone, which counts what is written. */
function facts() {
  const kept = new Map<string, string>()
  let written = 0
  return {
    getFact: (key: string) => Promise.resolve(kept.get(key) ?? null),
    setFact(key: string, value: string) {
      written++
      kept.set(key, value)
      return Promise.resolve()
    },
    written: () => written,
  }
}

test('what one run has chosen the next one knows, and does not write again', async () => {
  const store = facts()
  const first = await openClientMemory(SOURCE, store)
  assert.deepEqual(first.known, {})
  await first.keep(CHOSEN)
  const next = await openClientMemory(SOURCE, store)
  assert.deepEqual(next.known, CHOSEN)
  await next.keep(CHOSEN)
  assert.equal(store.written(), 1)
})

test('a change of what is selected or awaited begins anew, one of the pace does not', async () => {
  const store = facts()
  await (await openClientMemory(SOURCE, store)).keep(CHOSEN)
  const known = async (patch: Partial<typeof SOURCE>): Promise<ClientChoices> =>
    (await openClientMemory({ ...SOURCE, ...patch }, store)).known
  const { article, thumbnail } = SOURCE.selectors
  assert.deepEqual(await known({ selectors: { thumbnail, article: { ...article, body: ['.text p'] } } }), {})
  assert.deepEqual(await known({ selectors: { article, thumbnail: { ...thumbnail, container: ['.entry'] } } }), {})
  assert.deepEqual(await known({ browser: { wait_for: ['#app h1'] } }), {})
  assert.deepEqual(await known({ rate_limit: 9, concurrency: 1 }), CHOSEN)
})

test('a store that takes nothing any more ends no run', async () => {
  const full = { getFact: () => Promise.resolve(null), setFact: () => Promise.reject(new Error('the disk is full')) }
  await (await openClientMemory(SOURCE, full)).keep(CHOSEN)
})
