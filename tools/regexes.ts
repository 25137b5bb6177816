// `node tools/regexes.ts` prints every regular expression of src with the verdict of the check `regexes`.
import { allowedKeys } from './allow-list.ts'
import { regexTable } from './check-regexes.ts'
import { print } from './print.ts'

const root = process.cwd()
const excused = allowedKeys(root, 'regexes')
const table = await regexTable(root)
for (const { path, where, written, why } of table) {
  const verdict = why === null ? 'linear' : `slow (${why}), allowed: ${excused.get(path) ?? 'no'}`
  print(`${where}  ${written}  ${verdict}`)
}
const slow = table.filter(({ why }) => why !== null).length
print(`${table.length} expressions: ${table.length - slow} linear, ${slow} slow`)
