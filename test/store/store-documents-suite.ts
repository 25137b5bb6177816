import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { DocumentOutcome, PendingDocument, Store, WantedDocument } from '../../src/store/store.ts'
import { all, record, run } from './examples.ts'
import type { OpenedStore } from './store-suite.ts'

const FAILED = (transient: boolean): DocumentOutcome => ({ status: 'failed', reason: 'HTTP 500', transient })
const STORED: DocumentOutcome = {
  status: 'stored',
  name: 'a.pdf',
  file: 'fiji/sun/files/a.pdf',
  type: 'application/pdf',
  bytes: 3,
  sha256: 'abc',
}

/** What holds for the documents of every Store. */
export function storeDocumentsSuite(kind: string, open: (t: TestContext) => Promise<OpenedStore>): void {
  describe(`documents of a store in ${kind}`, () => {
    it('wait in order, are counted, and come back with their record', async (t) => {
      const { store } = await open(t)
      await want(store, ['x', 'y', 'z'])
      assert.equal(await store.pendingDocumentCount(), 3)
      const [x, y, z] = await waiting(store)
      assert.deepEqual(x, { ...wanted('x'), position: x!.position, record: 'r', index: 1 })
      await store.settleDocument(y!.position, STORED)
      await store.settleDocument(z!.position, FAILED(true))
      assert.deepEqual(await urls(store), ['x'])
      assert.deepEqual(await store.filesWith('abc'), ['fiji/sun/files/a.pdf'])
      const [stored] = await all(store.records())
      assert.deepEqual(
        stored?.documents?.map(({ url, status, reason }) => [url, status, reason]),
        [
          ['x', 'failed', 'not downloaded yet'],
          ['y', 'stored', null],
          ['z', 'failed', 'HTTP 500'],
        ],
      )
    })

    it('are known by their key: one more link before them changes nothing but the order', async (t) => {
      const { store } = await open(t)
      await want(store, ['x', 'y'])
      const [x, y] = await waiting(store)
      await store.settleDocument(x!.position, STORED)
      await store.settleDocument(y!.position, FAILED(true))
      await want(store, ['new', 'x', 'y'])
      assert.deepEqual(await urls(store), ['new'])
      const [stored] = await all(store.records())
      assert.deepEqual(
        stored?.documents?.map(({ url, name }) => [url, name]),
        [
          ['new', null],
          ['x', 'a.pdf'],
          ['y', null],
        ],
      )
    })

    it('are told apart by a key where one URL gives several', async (t) => {
      const { store } = await open(t)
      const both = ['first', 'second'].map((key) => ({ ...wanted('page'), key }))
      await store.settle([{ kind: 'record', url: 'r', record: record('r'), documents: both }], 'r1')
      assert.deepEqual(
        (await waiting(store)).map(({ url, index }) => [url, index]),
        [
          ['page', 1],
          ['page', 2],
        ],
      )
    })

    it('that a page names no more are forgotten, unless they are stored', async (t) => {
      const { store } = await open(t)
      await want(store, ['x', 'y', 'z'])
      await store.settleDocument((await waiting(store))[0]!.position, STORED)
      await want(store, ['z'])
      assert.deepEqual(await urls(store), ['z'])
      const [stored] = await all(store.records())
      assert.deepEqual(stored?.documents?.map(({ url }) => url).toSorted(), ['x', 'z'])
    })

    it('that are wanted otherwise than before are downloaded again', async (t) => {
      const { store } = await open(t)
      await want(store, ['x'])
      await store.settleDocument((await waiting(store))[0]!.position, STORED)
      await want(store, ['x'], '{title}.pdf')
      assert.deepEqual(await urls(store), ['x'])
    })

    it('that fail are tried in so many runs as they deserve, and all of them where that is asked for', async (t) => {
      const { store } = await open(t)
      await want(store, ['passing', 'final'])
      const tries = { passing: 0, final: 0 }
      for (let n = 1; n <= 8; n++) {
        await store.beginRun(run(`run-${n}`))
        for (const { position, url } of await waiting(store)) {
          tries[url as 'passing' | 'final']++
          await store.settleDocument(position, FAILED(url === 'passing'))
        }
      }
      assert.deepEqual(tries, { passing: 5, final: 2 })
      await store.beginRun(run('all', { retry: 'all' }))
      assert.deepEqual(await urls(store), ['passing', 'final'])
      // Another name is another wish, which has not failed yet.
      for (const { position } of await waiting(store)) await store.settleDocument(position, FAILED(false))
      await want(store, ['passing', 'final'], '{title}.pdf')
      assert.deepEqual(await urls(store), ['passing', 'final'])
    })
  })
}

function wanted(url: string, name = '{ref}.pdf'): WantedDocument {
  return { url, name, fields: { ref: '\0 K-1' }, type: 'pdf', contains: null }
}

async function want(store: Store, links: string[], name?: string): Promise<void> {
  const documents = links.map((url) => wanted(url, name))
  await store.settle([{ kind: 'record', url: 'r', record: record('r'), documents }], 'r1')
}

async function waiting(store: Store): Promise<PendingDocument[]> {
  return await store.pendingDocuments(10, 0)
}

async function urls(store: Store): Promise<string[]> {
  return (await waiting(store)).map(({ url }) => url)
}
