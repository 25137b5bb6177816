import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sitemapText } from '../../../src/scraper/walk/sitemap-text.ts'

async function read(body: Buffer): Promise<string> {
  let text = ''
  for await (const piece of sitemapText(body, null)) text += piece
  return text
}

const map = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><urlset><url><loc>/é</loc></url></urlset>`

for (const encoding of ['utf-16', 'UTF-16LE', 'utf-16be', 'ucs-2', 'ISO-10646-UCS-2', 'unicode', 'utf-8', 'utf8mb4']) {
  test(`UTF-8 that says ${encoding} is read as what it is`, async () => {
    assert.equal(await read(Buffer.from(map(encoding))), map(encoding))
    const plain = map(encoding).replace('é', 'e')
    assert.equal(await read(Buffer.from(plain)), plain)
  })
}

test('what is written in two bytes a character is read so, whatever it says', async () => {
  for (const encoding of ['utf-16', 'utf-8', 'ucs-2']) {
    assert.equal(await read(Buffer.from(map(encoding), 'utf16le')), map(encoding))
    assert.equal(await read(Buffer.from(`\ufeff${map(encoding)}`, 'utf16le')), map(encoding))
  }
})

test('another charset that is declared is believed', async () => {
  assert.equal(await read(Buffer.from(map('iso-8859-1'), 'latin1')), map('iso-8859-1'))
})
