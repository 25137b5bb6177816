import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noteUnusedDatabase } from '../../../src/cli/session/unused-database.ts'
import { paperIo } from '../paper-io.ts'

test('a database that a run does not use is mentioned, unless there is none or only results are wanted', () => {
  const said = (url: string | undefined, quiet = false): string => {
    const io = paperIo({ env: url === undefined ? {} : { DATABASE_URL: url } })
    noteUnusedDatabase({ quiet }, io)
    return io.stderr.text
  }
  assert.match(said('postgres://someone:secret@host/x'), /^regatta: DATABASE_URL is set, but .*regatta enqueue.*\n$/)
  assert.doesNotMatch(said('postgres://someone:secret@host/x'), /secret/)
  assert.deepEqual([said(undefined), said(''), said('postgres://host/x', true)], ['', '', ''])
})
