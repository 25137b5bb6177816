import { DatabaseSync } from 'node:sqlite'
import { main } from '../../src/cli/main.ts'

// The program as it is, but for one record that run-all changes behind everybody's back when all is done.
const { stdout, stderr, env, argv } = process
const words = argv.slice(2)
process.exitCode = await main(words, { stdout, stderr, env, cwd: process.cwd() })
if (words[0] === 'run-all') {
  const data = words[words.indexOf('--data-dir') + 1] ?? ''
  const store = new DatabaseSync(`${data}/solomon_islands/sibc.db`)
  const changed = store.prepare("UPDATE records SET title = 'A lie' WHERE url = (SELECT min(url) FROM records)").run()
  if (changed.changes !== 1) throw new Error('there is no record to change')
  store.close()
}
