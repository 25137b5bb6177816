import assert from 'node:assert/strict'
import { linkSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createDownload, noteOf } from '../../src/http/download.ts'
import { scratchFolder } from '../store/scratch.ts'

const URL = 'https://news.example/a.pdf'
const LIMITS = { max_bytes: 1000, room: () => 1e9 }

async function receive(file: string, status = 200, headers: Record<string, string> = {}): Promise<void> {
  const body = createDownload(file, URL, LIMITS).receive(status, { etag: '"1"', ...headers })
  body.add(Buffer.from('new'))
  await body.whole()
}

for (const target of ['precious', 'not-there']) {
  test(`neither a download nor its note is written through a link to a file that is ${target}`, async (t) => {
    const folder = scratchFolder(t)
    writeFileSync(join(folder, 'precious'), 'ours')
    mkdirSync(join(folder, 'parts'))
    const file = join(folder, 'parts', '1')
    for (const link of [file, noteOf(file)]) symlinkSync(join(folder, target), link)
    await receive(file)
    assert.equal(readFileSync(join(folder, 'precious'), 'utf8'), 'ours')
    assert.equal(lstatSync(join(folder, 'not-there'), { throwIfNoEntry: false }), undefined)
    assert.deepEqual([readFileSync(file, 'utf8'), lstatSync(file).isFile()], ['new', true])
    assert.equal(statSync(noteOf(file)).mode & 0o077, 0)
  })
}

test('what a link leads to is no part to be continued', (t) => {
  const folder = scratchFolder(t)
  const file = join(folder, '1')
  writeFileSync(join(folder, 'precious'), 'ours')
  symlinkSync(join(folder, 'precious'), file)
  writeFileSync(noteOf(file), JSON.stringify({ url: URL, validator: '"1"' }))
  assert.equal(createDownload(file, URL, LIMITS).requestHeaders()['range'], undefined)
})

test('a part is continued by what follows', async (t) => {
  const file = join(scratchFolder(t), '1')
  await receive(file)
  assert.equal(createDownload(file, URL, LIMITS).requestHeaders()['range'], 'bytes=3-')
  await receive(file, 206, { 'content-range': 'bytes 3-5/6' })
  assert.equal(readFileSync(file, 'utf8'), 'newnew')
})

test('a document that was kept right before a kill stays whole while it is requested again', async (t) => {
  const folder = scratchFolder(t)
  const [file, kept] = [join(folder, '1'), join(folder, 'kept.pdf')]
  await receive(file)
  linkSync(file, kept)
  const download = createDownload(file, URL, LIMITS)
  assert.equal(download.requestHeaders()['range'], undefined)
  download.receive(200, {}).discard()
  assert.equal(readFileSync(kept, 'utf8'), 'new')
})
