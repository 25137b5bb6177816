import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreedContacts } from '../../../src/records/duplicates/agreed-contacts.ts'
import type { FieldType } from '../../../src/records/duplicates/options.ts'

const TYPES: FieldType[] = ['name', 'phone', 'address', 'phone']
const columns = TYPES.map((type) => ({ type }))

const pairs: [number[], ReturnType<typeof agreedContacts>][] = [
  [[1, 1, 0.8, -1], 'both'],
  [[1, 1, 0.79, -1], 'phone'],
  [[1, 0.99, 0.8, -1], 'address'],
  [[0, 0, 0, 1], 'phone'],
  [[1, 0.9, 0.7, 0], null],
  [[1, -1, -1, -1], null],
]

for (const [fields, agreed] of pairs) {
  test(`likenesses ${fields.join(', ')}: ${agreed}`, () => assert.equal(agreedContacts(columns, fields), agreed))
}
