import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makePdf } from '../../documents/make-pdf.ts'
import { answers, type AnswerDocument, inTurn } from './document-site.ts'
import { pdf, placeWith, text } from './document-place.ts'

test('documents are stored under the names of their records, and exported with them', async (t) => {
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1'], 'K-2': ['/d/2'], 'K-3': [] },
    { '/d/1': answers(pdf('K-1')), '/d/2': answers(pdf('K-2'), { 'content-type': 'text/html' }) },
  )
  const { result } = await place.run()
  assert.equal(result.status, 'success', result.detail)
  assert.deepEqual(place.files(), { 'K-1.pdf': text(pdf('K-1')), 'K-2.pdf': text(pdf('K-2')) })
  const { 'K-1': stored, 'K-3': none } = await place.documents()
  assert.deepEqual(none, [])
  assert.deepEqual(stored, [
    {
      name: 'K-1.pdf',
      file: 'atlantis/herald/files/K-1.pdf',
      url: `${place.site.origin}/d/1`,
      type: 'application/pdf',
      bytes: pdf('K-1').length,
      sha256: createHash('sha256').update(pdf('K-1')).digest('hex'),
      status: 'stored',
      reason: null,
    },
  ])
})

test('a document of another item, a web page and a missing one are never stored, and tried again by the next run', async (t) => {
  const good = answers(pdf('K-3'))
  const page = answers('<html><title>Please wait</title>')
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1'], 'K-2': ['/d/2'], 'K-3': ['/d/3'], 'K-4': ['/d/4'] },
    {
      '/d/1': answers(pdf('K-2')),
      '/d/2': inTurn(page, page, page, answers(pdf('K-2'))),
      '/d/3': inTurn(page, good),
      '/d/4': answers('gone', {}, 404),
    },
  )
  const { result } = await place.run()
  assert.deepEqual([result.status, result.reason], ['warning', 'documents_failed'], result.detail)
  assert.match(result.detail, /^3 documents failed/)
  assert.deepEqual(Object.keys(place.files()), ['K-3.pdf'])
  const first = await place.documents()
  assert.deepEqual(
    [first['K-1']?.[0]?.reason, first['K-2']?.[0]?.reason],
    ['the PDF does not contain "K-1"', 'it is a web page, not a pdf file'],
  )
  assert.equal(place.site.asked.filter(({ path }) => path === '/d/4').length, 1, 'a missing one is not there later')

  const again = await place.run()
  assert.match(again.result.detail, /^2 documents failed/)
  assert.deepEqual(Object.keys(place.files()), ['K-2.pdf', 'K-3.pdf'])
  assert.equal(
    place.site.asked.filter(({ path }) => path === '/d/3').length,
    2,
    'what is stored is not asked for again',
  )
})

test('a download that is cut off goes on where it ended', async (t) => {
  const whole = makePdf('Item K-1', 300_000)
  const cutOff: AnswerDocument = (response) => {
    response.writeHead(200, { 'content-length': whole.length, etag: '"one"' })
    response.write(whole.subarray(0, 200_000), () => response.destroy())
  }
  const rest: AnswerDocument = (response, _, headers) => {
    const from = Number(/^bytes=(\d+)-$/.exec(String(headers.range))?.[1])
    const range = `bytes ${from}-${whole.length - 1}/${whole.length}`
    response.writeHead(206, { 'content-range': range, etag: '"one"' }).end(whole.subarray(from))
  }
  const place = await placeWith(t, { 'K-1': ['/d/1'] }, { '/d/1': inTurn(cutOff, rest) })
  const { result } = await place.run()
  assert.equal(result.status, 'success', result.detail)
  assert.equal(place.files()['K-1.pdf'], text(whole))
  const [, second] = place.site.asked
  assert.equal(second?.headers['if-range'], '"one"')
  assert.match(String(second?.headers.range), /^bytes=[1-9]\d*-$/)
})

test('a server that has another version by now begins anew', async (t) => {
  const whole = makePdf('Item K-1', 300_000)
  const cutOff: AnswerDocument = (response) => {
    response.writeHead(200, { 'content-length': 400_000, 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' })
    response.write(Buffer.alloc(200_000), () => response.destroy())
  }
  const place = await placeWith(t, { 'K-1': ['/d/1'] }, { '/d/1': inTurn(cutOff, answers(whole)) })
  assert.equal((await place.run()).result.status, 'success')
  assert.equal(place.files()['K-1.pdf'], text(whole))
})

test('a second document of one name gets a number; one content is stored once', async (t) => {
  const same = makePdf('Terms of K-1 and K-2')
  const other = makePdf('Other terms of K-2')
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1'], 'K-2': ['/d/2', '/d/3'], 'K-3': ['/d/4'] },
    { '/d/1': answers(same), '/d/2': answers(same), '/d/3': answers(other), '/d/4': answers(same) },
    { name: '{date}terms{index}.pdf', contains: null },
  )
  const { result, log } = await place.run()
  assert.equal(result.status, 'success', log)
  assert.deepEqual(place.files(), { 'terms1.pdf': text(same), 'terms2.pdf': text(other) })
  const all = Object.values(await place.documents()).flat()
  assert.deepEqual(
    all.map(({ name }) => name).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    ['terms1.pdf', 'terms1.pdf', 'terms1.pdf', 'terms2.pdf'],
  )
})

test('one content under two names is one file on the disk, and another content never takes a name', async (t) => {
  const same = makePdf('K-1 K-2')
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1', '/d/3'], 'K-2': ['/d/2'] },
    { '/d/1': answers(same), '/d/2': answers(same), '/d/3': answers(makePdf('K-1 once more')) },
  )
  await place.run()
  const names = Object.keys(place.files())
  assert.deepEqual(names, ['K-1 (2).pdf', 'K-1.pdf', 'K-2.pdf'])
  const inodes = new Set(names.map((name) => statSync(join(place.folder, name)).ino))
  assert.equal(inodes.size, 2)
})

test('an answer without a document, and parts that do not continue, cost their document alone', async (t) => {
  const whole = pdf('K-3')
  const cut: AnswerDocument = (response) => {
    const head = { 'content-type': 'application/pdf', 'content-length': whole.length, etag: '"1"' }
    response.writeHead(200, head).write(whole.subarray(0, 20), () => response.destroy())
  }
  const wrong = { etag: '"1"', 'content-range': `bytes 0-9/${whole.length}` }
  const place = await placeWith(
    t,
    { 'K-1': ['/d/1'], 'K-2': ['/d/2'], 'K-3': ['/d/3'] },
    {
      '/d/1': answers('', {}, 204),
      '/d/2': answers('', {}, 202),
      '/d/3': inTurn(cut, answers(whole.subarray(0, 10), wrong, 206), answers(whole)),
    },
  )
  const { result } = await place.run()
  assert.deepEqual([result.status, result.reason], ['warning', 'documents_failed'], result.detail)
  const stored = await place.documents()
  assert.deepEqual([stored['K-1']?.[0]?.reason, stored['K-2']?.[0]?.reason], ['HTTP 204', 'HTTP 202'])
  await place.run()
  assert.deepEqual(place.files(), { 'K-3.pdf': text(whole) })
})
