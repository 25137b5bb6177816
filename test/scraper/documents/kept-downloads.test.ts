import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import type { DocumentRule } from '../../../src/config/source.ts'
import { makePdf } from '../../documents/make-pdf.ts'
import { smallDisk } from '../../store/scratch.ts'
import { answers, type AnswerDocument, inTurn } from './document-site.ts'
import { pdf, placeWith, text } from './document-place.ts'

const WHOLE = makePdf('Item K-1', 300_000)

/** The rest of the document from where the request wants it. */
const rest: AnswerDocument = (response, _, { range = '' }) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0)
  const head = from === 0 ? {} : { 'content-range': `bytes ${from}-${WHOLE.length - 1}/${WHOLE.length}` }
  response.writeHead(from === 0 ? 200 : 206, { etag: '"one"', ...head }).end(WHOLE.subarray(from))
}

/** A part of it, and then nothing any more. */
function stuck(onPart: () => void = () => undefined): AnswerDocument {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': WHOLE.length, etag: '"one"' })
    response.write(WHOLE.subarray(0, 200_000), onPart)
  }
}

test('after a kill -9 in the midst of a document the next process goes on where it ended', async (t) => {
  const { promise: halfway, resolve } = Promise.withResolvers<void>()
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1'], 'K-2': ['/d/2'] },
    {
      '/d/1': inTurn(stuck(resolve), rest),
      '/d/2': answers(pdf('K-2')),
    },
  )
  const { child } = place.start()
  await halfway
  const part = join(place.folder, '.parts', '1')
  while (!existsSync(part) || statSync(part).size < 200_000) await new Promise((done) => void setImmediate(done))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { result } = await place.run()
  assert.equal(result.status, 'success', result.detail)
  assert.deepEqual(place.files(), { 'K-1.pdf': text(WHOLE), 'K-2.pdf': text(pdf('K-2')) })
  const asked = place.site.asked.filter(({ path }) => path === '/d/1').map(({ headers }) => headers.range)
  assert.deepEqual(asked, [undefined, 'bytes=200000-'])
})

test('a stuck document is ended at its deadline, keeps nobody waiting, and is taken up by the next run', async (t) => {
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1'], 'K-2': ['/d/2'] },
    { '/d/1': inTurn(stuck(), rest), '/d/2': answers(pdf('K-2')) },
  )
  const { result } = await place.run({ item_timeout: 1.5, concurrency: 1 })
  assert.deepEqual([result.status, result.reason], ['warning', 'documents_failed'], result.detail)
  const first = await place.documents()
  assert.equal(first['K-1']?.[0]?.reason, 'not there within 1.5 s')
  assert.equal(first['K-2']?.[0]?.status, 'stored')
  assert.deepEqual(place.parts().toSorted(), ['1', '1.json'], 'what is there of it is kept')
  assert.equal((await place.run()).result.status, 'success')
  assert.equal(place.files()['K-1.pdf'], text(WHOLE))
  assert.equal(place.site.asked.at(-1)?.headers.range, 'bytes=200000-')
})

test('waiting for the pace does not count for the deadline', async (t) => {
  const refs = ['K-1', 'K-2', 'K-3', 'K-4']
  const place = await placeWith(
    t,
    Object.fromEntries(refs.map((ref) => [ref, [`/d/${ref}`]])),
    Object.fromEntries(refs.map((ref) => [`/d/${ref}`, answers(pdf(ref))])),
  )
  // The last of them waits for two seconds.
  const { result } = await place.run({ item_timeout: 1, rate_limit: 0.6, concurrency: 4 })
  assert.equal(result.status, 'success', result.detail)
  assert.equal(Object.keys(place.files()).length, 4)
})

test('parts that nobody waits for any more are swept, those of a document that failed for good too', async (t) => {
  const place = await placeWith(t, { 'K-1': ['/d/1'] }, { '/d/1': answers('x'.repeat(100), {}, 404) })
  const parts = join(place.folder, '.parts')
  mkdirSync(parts, { recursive: true })
  for (const name of ['77', '77.json', 'x.copy']) writeFileSync(join(parts, name), 'left behind')
  await place.run()
  assert.deepEqual(readdirSync(parts), [])
  writeFileSync(join(parts, '78'), 'left behind')
  for (let n = 0; n < 3; n++) await place.run()
  assert.deepEqual(readdirSync(parts), [])
  assert.equal(place.site.asked.length, 2, 'what is missing twice is not requested again')
})

test('a full disk loses nothing, blames nobody, and is said', async (t) => {
  const disk = smallDisk(t, '110m')
  if (disk === null) return
  const large = makePdf('Item K-1', 30_000_000)
  let requests = 0
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1'], 'K-2': ['/d/2'] },
    {
      // Without a length nobody knows before how much there will be.
      '/d/1': (response) => {
        requests++
        response.writeHead(200, { 'content-type': 'application/pdf' })
        response.write(large.subarray(0, 1000))
        response.end(large.subarray(1000))
      },
      '/d/2': answers(pdf('K-2')),
    },
  )
  const files = join(disk.folder, 'files')
  const { result, log } = await place.run({ concurrency: 1 }, { files })
  assert.deepEqual([result.status, result.reason], ['warning', 'documents_failed'], log)
  assert.match(result.detail, /^2 documents wait for room on the disk/)
  assert.equal(requests, 1)
  const parts = statSync(join(files, '.parts', '1')).size
  assert.ok(parts < 20_000_000, `the download ended as the room did, with ${parts} bytes`)
  disk.remount('size=400m')
  const again = await place.run({}, { files })
  assert.equal(again.result.status, 'success', again.log)
  assert.deepEqual(readdirSync(files).toSorted(), ['.parts', 'K-1.pdf', 'K-2.pdf'])
})

test('a part of another version is not added to what is there', async (t) => {
  const other = makePdf('Item K-1, second edition', 300_000)
  const wrong: AnswerDocument = (response, _, { range = '' }) => {
    const from = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0)
    const head = { etag: '"two"', 'content-range': `bytes ${from}-${other.length - 1}/${other.length}` }
    response.writeHead(206, head).end(other.subarray(from))
  }
  const cut: AnswerDocument = (response) => {
    response.writeHead(200, { 'content-length': WHOLE.length, etag: '"one"' })
    response.write(WHOLE.subarray(0, 200_000), () => response.destroy())
  }
  const place = await placeWith(t, { 'K-1': ['/d/1'] }, { '/d/1': inTurn(cut, wrong, answers(other)) })
  const { result } = await place.run()
  assert.equal(result.status, 'success', result.detail)
  assert.equal(place.files()['K-1.pdf'], text(other))
})

test('no more documents of a record than max_per_record, and it is said', async (t) => {
  const links = ['/d/1', '/d/2', '/d/3']
  const place = await placeWith(
    t,
    { 'K-1': links },
    Object.fromEntries(links.map((link, i) => [link, answers(makePdf(`K-1 no. ${i}`))])),
    { max_per_record: 2 },
  )
  const { result } = await place.run()
  assert.deepEqual([result.status, result.reason], ['warning', 'documents_failed'])
  assert.match(result.detail, /1 document skipped: more than max_per_record/)
  assert.deepEqual(Object.keys(place.files()), ['K-1 (2).pdf', 'K-1.pdf'])
})

test('a link in front of the others does not download them again', async (t) => {
  const links = { 'K-1': ['/d/1', '/d/2'] }
  const place = await placeWith(
    t,
    links,
    Object.fromEntries(['0', '1', '2'].map((n) => [`/d/${n}`, answers(makePdf(`K-1 no. ${n}`))])),
    { name: '{ref}-{filename}' },
  )
  await place.run()
  links['K-1'].unshift('/d/0')
  const { result } = await place.run({}, { mode: 'full' })
  assert.equal(result.status, 'success', result.detail)
  assert.deepEqual(
    place.site.asked.map(({ path }) => path),
    ['/d/1', '/d/2', '/d/0'],
  )
  assert.deepEqual(
    (await place.documents())['K-1']?.map(({ name }) => name),
    ['K-1-0.pdf', 'K-1-1.pdf', 'K-1-2.pdf'],
  )
})

test('links in the rows of a listing, of records with a page and of those without', async (t) => {
  const refs = ['K-1', 'K-2']
  const place = await placeWith(
    t,
    { 'K-1': ['/d/page'], 'K-2': [] },
    { '/d/K-1': answers(pdf('K-1')), '/d/K-2': answers(pdf('K-2')), '/d/page': answers(makePdf('K-1 page')) },
  )
  const { origin } = place.site
  place.site.rows = refs.map((ref) => `<b class=ref>${ref}</b><a class=sheet href=/d/${ref}>Sheet</a>`)
  const [onPage] = place.config.documents ?? []
  const inRow: DocumentRule = { ...onPage!, link: ['a.sheet'], where: 'listing' }
  const { result } = await place.run({ documents: [onPage!, inRow] })
  assert.equal(result.status, 'success', result.detail)
  const documents = await place.documents()
  assert.deepEqual(
    documents['K-1']?.map(({ url }) => url),
    [`${origin}/d/K-1`, `${origin}/d/page`],
  )
  assert.deepEqual(
    documents['K-2']?.map(({ url }) => url),
    [`${origin}/d/K-2`],
  )

  const { selectors } = place.config
  const row = { key: ['.ref'], body: [], tags: [], authors: [], fields: {} }
  const none = { title: [], body: [], date: [], tags: [], authors: [] }
  const thumbnail = { ...selectors.thumbnail, title: ['.ref'], url: [], row }
  const again = await place.run(
    { documents: [inRow], selectors: { thumbnail, article: none }, source: 'rows' },
    { store: join(place.folder, 'rows.db'), files: join(place.folder, 'rows') },
  )
  assert.equal(again.result.status, 'success', again.log)
  assert.deepEqual(readdirSync(join(place.folder, 'rows')).toSorted(), ['.parts', 'K-1.pdf', 'K-2.pdf'])
})
