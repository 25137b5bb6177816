import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { createLookups, type LookupOptions, type Lookups } from '../../src/records/lookup/create-lookups.ts'
import { googleProvider } from '../../src/records/geocode/google-provider.ts'
import { openLookupStore } from '../../src/records/lookup/lookup-store.ts'
import type { Place } from '../../src/records/geocode/place.ts'
import { nominatimProvider } from '../../src/records/geocode/nominatim-provider.ts'
import { scratchFolder } from '../store/scratch.ts'
import { type GeocoderProcess, startGeocoder } from './geocoder-process.ts'

async function service(t: TestContext, latency = 0, perSecond = 0): Promise<GeocoderProcess> {
  const started = await startGeocoder(latency, perSecond)
  t.after(() => started.stop())
  return started
}

function geocoder(t: TestContext, url: string, more: Partial<LookupOptions<Place>> = {}): Lookups<Place> {
  const store = openLookupStore(':memory:')
  t.after(() => store.close())
  const provider = googleProvider(`${url}/google`, 'secret')
  return createLookups({ provider, store, perSecond: 1000, retryMs: [1, 1], ...more })
}

test('both kinds of service, places found and not found', async (t) => {
  const { url } = await service(t)
  const found = { lat: 1.5, lon: -2.5, formatted: '1 Elm Road' }
  for (const provider of [googleProvider(`${url}/google`, ''), nominatimProvider(`${url}/search`, '')]) {
    const { lookup } = geocoder(t, url, { provider })
    assert.deepEqual(await lookup('1 Elm Road'), { found: { ...found, confidence: 100 } })
    assert.deepEqual(await lookup('Nowhere'), { error: 'not_found' })
  }
})

test('each address is asked once, also by lookups under way together and by the next run', async (t) => {
  const server = await service(t, 20)
  const file = join(scratchFolder(t), 'places.db')
  for (const requests of [2, 0]) {
    const store = openLookupStore(file)
    const { lookup, statistics } = geocoder(t, server.url, { store })
    const lookups = ['A', 'A', 'Nowhere', 'A', 'Nowhere'].map((address) => lookup(address))
    assert.equal((await Promise.all(lookups)).filter((each) => 'found' in each).length, 3)
    assert.deepEqual([statistics().requests, statistics().cached], [requests, 5 - requests])
    store.close()
  }
  assert.equal((await server.evidence()).arrivals.length, 2)
})

test('failures that pass are tried again', async (t) => {
  const { url } = await service(t)
  const { lookup, statistics } = geocoder(t, url)
  assert.ok('found' in (await lookup('Flaky Road')))
  assert.deepEqual([statistics().requests, statistics().retries], [3, 2])
})

test('a service that denies us is not asked again', async (t) => {
  const server = await service(t)
  const { lookup } = geocoder(t, server.url)
  assert.deepEqual(await lookup('Forbidden'), { error: 'denied' })
  assert.deepEqual(await lookup('1 Elm Road'), { error: 'denied' })
  assert.equal((await server.evidence()).arrivals.length, 1)
})

test('nobody there is an error that passes', async (t) => {
  const { lookup } = geocoder(t, 'http://127.0.0.1:9')
  assert.deepEqual(await lookup('1 Elm Road'), { error: 'temporary' })
})

test('the pace holds at the server, whatever is under way', async (t) => {
  const server = await service(t, 100, 40)
  const { lookup } = geocoder(t, server.url, { perSecond: 40 })
  const lookups = await Promise.all(Array.from({ length: 60 }, (_, n) => lookup(`${n} Elm Road`)))
  assert.ok(lookups.every((each) => 'found' in each))
  const { arrivals } = await server.evidence()
  const gaps = arrivals.slice(40).map((at, n) => at - arrivals[n]!)
  assert.ok(Math.min(...gaps) > 900, 'no 41 requests in less than nine tenths of a second')
})

test('the requests of a day hold over all runs', async (t) => {
  const server = await service(t)
  const store = openLookupStore(':memory:')
  for (const expected of [3, 0]) {
    const { lookup } = geocoder(t, server.url, { store, perDay: 3 })
    const lookups = await Promise.all(['a', 'b', 'c', 'd'].map((each) => lookup(`${each}${expected}`)))
    assert.equal(lookups.filter((each) => 'found' in each).length, expected)
    assert.deepEqual(lookups.at(-1), { error: 'quota_exceeded' })
  }
  assert.equal((await server.evidence()).arrivals.length, 3)
})
