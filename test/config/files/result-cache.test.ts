import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { loadFleet } from '../../../src/config/files/load.ts'
import type { Fleet } from '../../../src/config/files/load.ts'
import { ResultCache } from '../../../src/config/files/result-cache.ts'
import { configFolder } from '../config-folder.ts'
import { gazette } from '../gazette.ts'

const FILES = {
  'configs/pacific/fiji/good.yaml': gazette({ 9: 'labels: daily' }),
  'configs/pacific/fiji/odd.yaml': gazette({ 9: 'colour: red' }),
  'configs/malta/bad.yaml': gazette({ 9: 'rate_limit: fast', 10: 'retries: x' }),
}

/** A cache that counts what it could answer. */
class Counting extends ResultCache {
  known = 0
  override get(...given: Parameters<ResultCache['get']>): unknown {
    const result = super.get(...given)
    if (result !== null) this.known++
    return result
  }
}

interface Loaded {
  fleet: Fleet
  known: number
}

/** Loads the fleet as a command does, and keeps what was learnt. */
async function load(
  dir: string,
  given: { version?: string; cwd?: string; lint?: boolean; today?: string } = {},
): Promise<Loaded> {
  const { version = '1', cwd = dir, ...options } = given
  const cache = new Counting(join(dir, 'state/cache.db'), version)
  const fleet = await loadFleet(join(dir, 'configs'), [], cwd, { ...options, cache })
  cache.save()
  return { fleet, known: cache.known }
}

test('unchanged configs, valid and invalid, are remembered; the result is the same in every part', async (t) => {
  const dir = configFolder(t, { ...FILES, 'state/here': '' })
  const plain = await loadFleet(join(dir, 'configs'), [], dir)
  const first = await load(dir)
  const second = await load(dir)
  assert.deepEqual([first.known, second.known], [0, 3])
  assert.deepEqual(first.fleet, plain)
  assert.deepEqual(second.fleet, plain)
  assert.deepEqual(plain.invalid[0]?.problems.length, 2)
})

test('what a config says of its place follows the reader: another directory, the same cache', async (t) => {
  const dir = configFolder(t, { ...FILES, 'state/here': '' })
  await load(dir)
  const { fleet, known } = await load(dir, { cwd: join(dir, 'configs') })
  assert.equal(known, 3)
  assert.deepEqual(fleet, await loadFleet(join(dir, 'configs'), [], join(dir, 'configs')))
})

/** What changes between two loads, and how many of the three are still known. */
const CHANGES: [what: string, change: (dir: string) => void, options: Parameters<typeof load>[1], known: number][] = [
  ['nothing', () => undefined, {}, 3],
  ['another version of the program', () => undefined, { version: '2' }, 0],
  ['lint is asked for', () => undefined, { lint: true }, 0],
  ['one text', (dir) => writeFileSync(join(dir, 'configs/malta/bad.yaml'), gazette()), {}, 2],
  ['its place', (dir) => renameSync(join(dir, 'configs/pacific'), join(dir, 'configs/islands')), {}, 1],
  [
    'a row, by hand',
    (dir) => tamper(dir, `UPDATE result SET value = replace(value, 'The Gazette', 'The Herald')`),
    {},
    1,
  ],
  ['a seal', (dir) => tamper(dir, `UPDATE result SET seal = 'x'`), {}, 0],
  ['the table', (dir) => tamper(dir, 'DROP TABLE result; CREATE TABLE result (x)'), {}, 0],
  ['its layout', (dir) => tamper(dir, 'DROP TABLE result; PRAGMA user_version = 99'), {}, 0],
  ['the file is no database', (dir) => writeFileSync(join(dir, 'state/cache.db'), 'x'.repeat(5000)), {}, 0],
  ['the file is empty', (dir) => truncateSync(join(dir, 'state/cache.db')), {}, 0],
  ['half of the file is gone', (dir) => truncateSync(join(dir, 'state/cache.db'), 5000), {}, 0],
  ['a page of the file is noise', noise, {}, 0],
]

function tamper(dir: string, sql: string): void {
  const database = new DatabaseSync(join(dir, 'state/cache.db'))
  database.exec(sql)
  database.close()
}

function noise(dir: string): void {
  const file = join(dir, 'state/cache.db')
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 100)
  writeFileSync(file, bytes)
}

for (const [what, change, options, known] of CHANGES) {
  test(`${what} changes: ${known} of 3 are known, the fleet is right, and the next time all are`, async (t) => {
    const dir = configFolder(t, { ...FILES, 'state/here': '' })
    await load(dir)
    change(dir)
    const again = await load(dir, { today: '2026-03-01', ...options })
    assert.equal(again.known, known)
    const { version: _, ...plain } = { today: '2026-03-01', version: '', ...options }
    assert.deepEqual(again.fleet, await loadFleet(join(dir, 'configs'), [], dir, plain))
    assert.equal((await load(dir, { today: '2026-03-01', ...options })).known, 3)
  })
}

test('what lint says today is not what it said yesterday', async (t) => {
  const dir = configFolder(t, { ...FILES, 'state/here': '' })
  await load(dir, { lint: true, today: '2026-03-01' })
  assert.equal((await load(dir, { lint: true, today: '2026-03-01' })).known, 3)
  assert.equal((await load(dir, { lint: true, today: '2026-03-02' })).known, 0)
})

test('without a state directory nothing is written, and nothing is missed', async (t) => {
  const dir = configFolder(t, FILES)
  await load(dir)
  assert.deepEqual(readdirSync(dir), ['configs'])
})

test('a place that cannot be written, or is held by another, costs the memory only', async (t) => {
  const dir = configFolder(t, { ...FILES, 'state/here': '' })
  mkdirSync(join(dir, 'state/cache.db'))
  assert.equal((await load(dir)).fleet.sources.length, 2)
  const held = configFolder(t, { ...FILES, 'state/here': '' })
  await load(held)
  const other = new DatabaseSync(join(held, 'state/cache.db'))
  other.exec('BEGIN EXCLUSIVE')
  const cache = new ResultCache(join(held, 'state/cache.db'), '1', 1)
  const fleet = await loadFleet(join(held, 'configs'), [], held, { cache })
  cache.save()
  assert.equal(fleet.sources.length, 2)
  other.exec('ROLLBACK')
  other.close()
  assert.equal((await load(held)).known, 3)
})

test('files that are no more are forgotten once there are many', async (t) => {
  const dir = configFolder(t, { ...FILES, 'state/here': '' })
  const file = join(dir, 'state/cache.db')
  const cache = new ResultCache(file, '1')
  for (let n = 0; n < 2000; n++) cache.put(join(dir, `gone/${n}.yaml`), 'source', '', {})
  cache.put(join(dir, 'configs/malta/bad.yaml'), 'source', '', {})
  cache.save()
  const database = new DatabaseSync(file, { readOnly: true })
  assert.deepEqual({ ...database.prepare('SELECT count(*) AS n FROM result').get() }, { n: 1 })
  database.close()
  assert.ok(existsSync(file))
})
