import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXPORT_FIELDS } from '../../../src/store/export/export-fields.ts'
import { exportedRecord, recordJsonSchema } from '../../../src/store/export/record-schema.ts'
import { exported, smallFleet } from '../../cli/exported.ts'

test('every exported record is what the schema says, which names the fields in their order', async (t) => {
  const { out } = await exported(await smallFleet(t))
  const lines = out.trimEnd().split('\n')
  assert.ok(lines.length >= 3)
  for (const line of lines) assert.deepEqual(exportedRecord.parse(JSON.parse(line)), JSON.parse(line))
  const { properties, required } = recordJsonSchema() as { properties: object; required: string[] }
  assert.deepEqual(Object.keys(properties), [...EXPORT_FIELDS])
  assert.deepEqual(required, [...EXPORT_FIELDS])
})

test('a record without a field, with another one, or with a wrong type is none', async (t) => {
  const { out } = await exported(await smallFleet(t))
  const record = JSON.parse(out.split('\n')[0]!) as Record<string, unknown>
  for (const change of [{ title: null }, { tags: 'a' }, { more: 1 }, { documents: [{}] }, { url: undefined }]) {
    assert.equal(exportedRecord.safeParse({ ...record, ...change }).success, false, JSON.stringify(change))
  }
})
