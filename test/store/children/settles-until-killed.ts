// Admits and settles without end in the store of its first argument and tells, after each commit, what was committed:
// 'admitted N' (page N of this round, its second argument) and 'settled URL URL ...'. Meant to be killed.
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import type { PageOutcome } from '../../../src/store/store.ts'
import { entry, record, run } from '../examples.ts'

const [file = '', round = ''] = process.argv.slice(2)
const store = openSqliteStore(file)
await store.beginRun(run(round))
for (let page = 0; ; page++) {
  const urls = Array.from({ length: 8 }, (_, i) => `${round}/${page}/${i}`)
  await store.admit(
    urls.map((url) => entry(url)),
    { run: round, full: false },
  )
  writeSync(1, `admitted ${page}\n`)
  const outcomes = (await store.pending(6, 0)).map(({ url }): PageOutcome => {
    return { kind: 'record', url, record: record(url, { body: url.repeat(500) }) }
  })
  await store.settle(outcomes, round)
  writeSync(1, `settled ${outcomes.map(({ url }) => url).join(' ')}\n`)
}
