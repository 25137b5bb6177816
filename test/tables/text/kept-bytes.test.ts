import assert from 'node:assert/strict'
import { isUtf8 } from 'node:buffer'
import { test } from 'node:test'
import { mulberry } from '../../../bench/records/synthetic-people.ts'
import { bytesOf, createKeepingDecoder } from '../../../src/tables/text/kept-bytes.ts'

const PARTS = ['a', 'é', '€', '😀', '\n', '\ufffd'].map((text) => Buffer.from(text))
/** A byte that begins nothing, cut sequences, one too long for what it says, a surrogate in UTF-8, beyond Unicode. */
const BROKEN = ['ff', '80', 'c3', 'e282', 'f09f98', 'c0af', 'eda080', 'f4908080', 'f8888080'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

test('any bytes in any pieces come back as they were, and text is read as text', () => {
  const random = mulberry(3)
  for (let round = 0; round < 300; round++) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 12) }, () => {
      const from = random() < 0.3 ? BROKEN : PARTS
      return from[Math.floor(random() * from.length)]!
    })
    const bytes = Buffer.concat(parts)
    const decoder = createKeepingDecoder()
    let text = ''
    for (let at = 0; at < bytes.length;) {
      const end = at + 1 + Math.floor(random() * 4)
      text += decoder.decode(bytes.subarray(at, end))
      at = end
    }
    text += decoder.end()
    assert.deepEqual(Buffer.from(bytesOf(text)), bytes)
    assert.equal(text.isWellFormed(), isUtf8(bytes))
    if (isUtf8(bytes)) assert.equal(text, bytes.toString())
  }
})
