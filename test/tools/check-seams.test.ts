import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSeams } from '../../tools/check-seams.ts'
import { repository } from './repository.ts'

const GOOD = {
  'src/store/sqlite/records.ts': 'db.prepare(`SELECT a FROM b`)\n',
  'src/store/open-store.ts': `import './sqlite-store.ts'\n`,
  'src/store/sqlite-store.ts': `export const begin = 'BEGIN IMMEDIATE'\n`,
  'src/store/sqlite-catalog.ts': `export const ENDING = '.db'\n`,
  'src/runs/folder/runs.ts': `export const plan = 'plan.json'\n`,
  'src/fleet/run/run.ts': `import '../../runs/folder/runs.ts'\n`,
  'src/http/transport/transport.ts': `import Agent from 'undici/lib/dispatcher/agent.js'\nimport { connect } from 'node:tls'\n`,
  'src/config/private-address.ts': `import { BlockList, isIP } from 'node:net'\nclient.fetch(url)\n// fetch(url)\n`,
  'src/cli/status.ts': `import '../runs/open-run-reader.ts'\n// SELECT a FROM b, from plan.json\nexport const words = 'select a scraper from the list'\n`,
}

const BROKEN: [what: string, files: Record<string, string>, problem: RegExp][] = [
  ['a query', { 'src/fleet/plan/due.ts': 'query(`\n  SELECT run FROM ended`)' }, /^src\/fleet\/plan\/due\.ts:1: SQL /],
  ['a statement', { 'src/cli/prune.ts': `\nrun('DELETE FROM ended')` }, /^src\/cli\/prune\.ts:2: SQL /],
  ['a transaction', { 'src/fleet/run/lock.ts': `run('BEGIN EXCLUSIVE')` }, /lock\.ts:1: SQL /],
  ['the path of a store', { 'src/fleet/run/task.ts': 'join(data, `${source}.db`)' }, /the name of a database file/],
  ['the path of a history', { 'src/cli/report.ts': `join(state, 'history.db')` }, /the name of a database file/],
  ['a file of a run', { 'src/cli/wait.ts': `join(folder, 'summary.json')` }, /a path within a run folder/],
  ['a file of a run in a template', { 'src/cli/wait.ts': '`${folder}/exit.json`' }, /a path within a run folder/],
  ['the folder of runs', { 'src/view/list.ts': '`.regatta/runs/${run}`' }, /a path within a run folder/],
  [
    'a connection by undici',
    { 'src/scraper/a.ts': `\nimport { request } from 'undici'` },
    /a\.ts:2: connections belong/,
  ],
  ['a connection by Node', { 'src/cli/a.ts': `const { get } = await import('node:https')` }, /a\.ts:1: connections/],
  ['a connection that is passed on', { 'src/http/a.ts': `export { connect } from 'node:http2'` }, /connections belong/],
  ['a socket', { 'src/report/a.ts': `import { isIP, connect } from 'node:net'` }, /connections belong/],
  ['the global fetch', { 'src/discovery/a.ts': `const page = await fetch(url)` }, /connections belong/],
  [
    'a folder read past RunReader',
    { 'src/cli/wait.ts': `import { a } from '../runs/folder/runs.ts'` },
    /runs\.ts is behind/,
  ],
  [
    'a store opened past the catalog',
    { 'src/scraper/a.ts': `import '../store/sqlite-store.ts'` },
    /sqlite-store\.ts is/,
  ],
]

test('what stays inside its implementation is right', () => {
  using repo = repository(GOOD)
  assert.deepEqual(checkSeams(repo.root), [])
})

for (const [what, files, problem] of BROKEN) {
  test(`${what} is found`, () => {
    using repo = repository({ ...GOOD, ...files })
    const [found, ...others] = checkSeams(repo.root)
    assert.match(found ?? 'nothing', problem)
    assert.deepEqual(others, [])
  })
}

test('an exception needs its reason', () => {
  using repo = repository({ ...GOOD, 'src/cli/wait.ts': `join(folder, 'summary.json')` })
  repo.write({ 'tools/allowed/seams.txt': 'src/cli/wait.ts\n' })
  assert.deepEqual(checkSeams(repo.root), ['tools/allowed/seams.txt:1: src/cli/wait.ts: say why'])
  repo.write({ 'tools/allowed/seams.txt': 'src/cli/wait.ts  it is the name of an example\n' })
  assert.deepEqual(checkSeams(repo.root), [])
})
