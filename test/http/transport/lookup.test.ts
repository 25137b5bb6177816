import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { test } from 'node:test'
import { createLookup, type AddressLookup, type Resolve } from '../../../src/http/transport/lookup.ts'

const PUBLIC = { address: '93.184.215.14', family: 4 }
const PRIVATE = { address: '127.0.0.1', family: 4 }
const SIX = { address: '2606:4700::1111', family: 6 }

function ask(lookup: AddressLookup, name = 'news.example', all = true): Promise<string | LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(name, { all }, (error, address) => (error ? reject(error) : resolve(address)))
  })
}

function counting(answers: LookupAddress[][]): { resolve: Resolve; asked: () => number } {
  let asked = 0
  return { resolve: () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)]!), asked: () => asked }
}

test('addresses of both families are handed on', async () => {
  const { resolve } = counting([[SIX, PUBLIC]])
  const lookup = createLookup(
    () => false,
    resolve,
    () => 0,
  )
  assert.deepEqual(await ask(lookup), [SIX, PUBLIC])
  assert.equal(await ask(lookup, 'news.example', false), SIX.address)
})

test('private ones are dropped, and a name with no others is refused', async () => {
  const mixed = createLookup(
    () => false,
    counting([[PRIVATE, PUBLIC]]).resolve,
    () => 0,
  )
  assert.deepEqual(await ask(mixed), [PUBLIC])
  const hidden = createLookup(
    () => false,
    counting([[PRIVATE]]).resolve,
    () => 0,
  )
  await assert.rejects(ask(hidden), { kind: 'private_address' })
  const opened = createLookup(
    (name) => name === 'news.example',
    counting([[PRIVATE]]).resolve,
    () => 0,
  )
  assert.deepEqual(await ask(opened), [PRIVATE])
})

test('asked once for many, again after five minutes', async () => {
  let now = 0
  const { resolve, asked } = counting([[PUBLIC]])
  const lookup = createLookup(
    () => false,
    resolve,
    () => now,
  )
  await Promise.all([1, 2, 3].map(() => ask(lookup)))
  now = 299_000
  await ask(lookup)
  assert.equal(asked(), 1)
  now = 301_000
  await ask(lookup)
  assert.equal(asked(), 2)
})

test('a name that changes to a private address does not reach it: what is checked is what is connected to', async () => {
  let now = 0
  const lookup = createLookup(
    () => false,
    counting([[PUBLIC], [PRIVATE]]).resolve,
    () => now,
  )
  assert.deepEqual(await ask(lookup), [PUBLIC])
  now = 301_000
  await assert.rejects(ask(lookup), { kind: 'private_address' })
})

test('a failure is not kept', async () => {
  let works = false
  const resolve: Resolve = () => (works ? Promise.resolve([PUBLIC]) : Promise.reject(new Error('EAI_AGAIN')))
  const lookup = createLookup(
    () => false,
    resolve,
    () => 0,
  )
  await assert.rejects(ask(lookup))
  works = true
  assert.deepEqual(await ask(lookup), [PUBLIC])
})
