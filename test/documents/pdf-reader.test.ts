import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { deflateSync } from 'node:zlib'
import { createPdfReader, type PdfText } from '../../src/documents/pdf-reader.ts'
import { scratchFolder } from '../store/scratch.ts'
import { makePdf, pdfOf } from './make-pdf.ts'

const MB = 1_000_000
const FLATE = '/FlateDecode'

/** What a content stream is packed to, once or over again. */
function packed(content: Buffer, times: number): string {
  let bytes = content
  for (let n = 0; n < times; n++) bytes = deflateSync(bytes)
  return bytes.toString('latin1')
}

async function readTwo(t: TestContext, hostile: Buffer): Promise<[PdfText, PdfText]> {
  const folder = scratchFolder(t)
  const [bomb, good] = [join(folder, 'bomb.pdf'), join(folder, 'good.pdf')]
  writeFileSync(bomb, hostile)
  writeFileSync(good, makePdf('Item K-1'))
  const reader = createPdfReader({ ms: 60_000, growth: 250 * MB })
  try {
    return [await reader.read(bomb), await reader.read(good)]
  } finally {
    await reader.close()
  }
}

const BOMBS: Record<string, Buffer> = {
  'blanks, packed twice': pdfOf({ content: packed(Buffer.alloc(400 * MB, ' '), 2), filters: [FLATE, FLATE] }),
  'a text of 300 MB': pdfOf({
    content: packed(Buffer.from(`BT (${'a'.repeat(300 * MB)}) Tj ET`), 1),
    filters: [FLATE],
  }),
}

for (const [name, bomb] of Object.entries(BOMBS)) {
  test(`a PDF of ${bomb.length} bytes that unpacks to ${name} is given up, and the next one is read`, async (t) => {
    const [hostile, good] = await readTwo(t, bomb)
    assert.match(hostile.ok ? '' : hostile.fault, /^the PDF cannot be read: it (?:takes|unpacks to) more than \d+ MB$/)
    assert.deepEqual(good, { ok: true, text: 'Item K-1' })
  })
}

test('a page that is packed twice is read', async (t) => {
  const content = packed(Buffer.from('BT /F1 12 Tf 72 720 Td (Item K-1) Tj ET'), 2)
  const [twice] = await readTwo(t, pdfOf({ content, filters: [FLATE, FLATE] }))
  assert.deepEqual(twice, { ok: true, text: 'Item K-1' })
})
