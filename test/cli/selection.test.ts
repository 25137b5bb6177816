import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { join } from 'node:path'
import { checkCommand as check } from '../../src/cli/commands/check/command.ts'
import type { CommonArgs } from '../../src/cli/command.ts'
import { listCommand as list } from '../../src/cli/commands/list/command.ts'
import { type SelectionArgs, NO_FILTERS } from '../../src/cli/options/selection-options.ts'
import { openHistory } from '../../src/runs/history/open-history.ts'
import { configFolder } from '../config/config-folder.ts'
import { gazette } from '../config/gazette.ts'
import { commonArgs, memoryIo } from '../store/examples.ts'
import { row, summary } from '../view/simulated-run.ts'

const FILES = {
  'configs/pacific/fiji/sun.yaml': gazette({ 9: 'labels: [daily, news]' }),
  'configs/pacific/fiji/times.yaml': gazette({ 9: 'labels: daily' }),
  'configs/pacific/tonga/matangi.yaml': gazette({ 9: 'labels: [news]' }),
  'configs/asia/south/india/hindu.yaml': gazette(),
  'configs/malta/times.yaml': gazette({ 9: 'labels: weekly', 10: 'rate_limit: fast' }),
  'configs/malta/_old.yaml': gazette(),
  'configs/_laos/news.yaml': gazette(),
}

type Flags = Partial<SelectionArgs & CommonArgs & { countries: boolean }>

test('a config that is ignored for its place is said by list and check, and with a pattern only where it is meant', async (t) => {
  const dir = configFolder(t, { ...FILES, 'configs/gazette.yaml': gazette(), 'configs/malta/sun.YML': gazette() })
  const said = async (command: 'list' | 'check', pattern: string[]): Promise<string[]> => {
    const { io, err } = memoryIo(dir)
    const places = { configDir: join(dir, 'configs'), stateDir: join(dir, 'state') }
    const flags = {
      pattern,
      ...NO_FILTERS,
      countries: false,
      csv: false,
      strict: false,
      live: 0,
      shot: false,
      replay: undefined,
      fix: false,
      watch: false,
      suggest: false,
      write: false,
      show: false,
    }
    const args = { ...commonArgs(dir), ...places, ...flags }
    await (command === 'list' ? list.run(args, io) : check.run(args, io))
    return err()
      .split('\n')
      .filter((line) => line.includes('is ignored'))
  }
  const top = 'regatta: configs/gazette.yaml is ignored: a config is configs/<country>/gazette.yaml'
  const capitals = 'regatta: configs/malta/sun.YML is ignored: a config is configs/malta/sun.yaml'
  for (const command of ['list', 'check'] as const) {
    assert.deepEqual(await said(command, []), [top, capitals])
    assert.deepEqual(await said(command, ['fiji/sun']), [capitals])
    assert.deepEqual(await said(command, ['malta/times']), [])
    assert.deepEqual(await said(command, ['configs/gazette.yaml']), [top])
  }
})

async function listed(t: TestContext, flags: Flags): Promise<{ code: number; ids: string[]; err: string }> {
  const dir = configFolder(t, FILES)
  const at = (country: string, source: string): typeof base => ({ ...base, country, source })
  const base = row({})
  await openHistory(join(dir, 'state')).record(
    summary([
      { ...at('fiji', 'sun'), status: 'failed', reason: 'crash' },
      at('fiji', 'times'),
      { ...at('malta', 'times'), status: 'failed', reason: 'invalid_config' },
    ]),
  )
  const { io, out, err } = memoryIo(dir)
  const places = { configDir: join(dir, 'configs'), stateDir: join(dir, 'state') }
  const args = {
    ...commonArgs(dir),
    ...places,
    pattern: [],
    ...NO_FILTERS,
    countries: false,
    csv: false,
    json: true,
    ...flags,
  }
  const code = await list.run(args, io)
  const rows = out() === '' ? [] : (JSON.parse(out()) as { country: string; source: string }[])
  return { code, ids: rows.map(({ country, source }) => `${country}/${source}`), err: err() }
}

/** Flags, and what they leave. */
const ROWS: [flags: Flags, ids: string[]][] = [
  [{}, ['fiji/sun', 'fiji/times', 'india/hindu', 'malta/times', 'tonga/matangi']],
  [{ pattern: ['pacific/**'] }, ['fiji/sun', 'fiji/times', 'tonga/matangi']],
  [{ pattern: ['pacific/'] }, ['fiji/sun', 'fiji/times', 'tonga/matangi']],
  [{ pattern: ['south'] }, ['india/hindu']],
  [{ pattern: ['asia/south/'] }, ['india/hindu']],
  [{ pattern: ['pacific/*/times'] }, ['fiji/times']],
  [{ pattern: ['*/times'] }, ['fiji/times', 'malta/times']],
  [{ pattern: ['configs/pacific/fiji/sun.yaml'] }, ['fiji/sun']],
  [{ country: ['fiji', 'tonga'] }, ['fiji/sun', 'fiji/times', 'tonga/matangi']],
  [{ country: ['[ft]*'], exclude: ['fiji/t*'] }, ['fiji/sun', 'tonga/matangi']],
  [{ exclude: ['pacific/**', 'malta/_old'] }, ['india/hindu', 'malta/times']],
  [{ tag: ['daily'] }, ['fiji/sun', 'fiji/times']],
  [{ tag: ['weekly', 'news'] }, ['fiji/sun', 'malta/times', 'tonga/matangi']],
  [{ pattern: ['fiji/*'], tag: ['news'] }, ['fiji/sun']],
  [{ failedLast: true }, ['fiji/sun', 'malta/times']],
  [{ failedLast: true, country: ['fiji'] }, ['fiji/sun']],
]

for (const [flags, ids] of ROWS) {
  test(`${JSON.stringify(flags)} leaves ${ids.join(' ')}`, async (t) => {
    assert.deepEqual(await listed(t, flags), { code: 0, ids, err: '' })
  })
}

/** Flags that name nothing, or leave nothing, and what is said. */
const REFUSED: [flags: Flags, said: string][] = [
  [{ country: ['fji'] }, '--country: there is no country "fji", did you mean "fiji"?'],
  [{ country: ['fiji', 'atlantis'] }, '--country: there is no country "atlantis"'],
  [{ country: ['laos'] }, '--country: all of "laos" is parked'],
  [{ tag: ['dialy'] }, '--tag: no selected config has the label "dialy", did you mean "daily"?'],
  [{ exclude: ['fiji/sum'] }, '--exclude: no config matches "fiji/sum", did you mean "fiji/sun"?'],
  [{ pattern: ['fiji/*'], country: ['tonga'] }, 'nothing is selected: --country tonga leaves none of 2 scrapers'],
  [{ country: ['tonga'], exclude: ['*/matangi'] }, 'nothing is selected: --exclude */matangi leaves none of 1 scraper'],
  [
    { pattern: ['tonga/*'], tag: ['news'], failedLast: true },
    'nothing is selected: --failed-last leaves none of 1 scraper',
  ],
]

for (const [flags, said] of REFUSED) {
  test(`${JSON.stringify(flags)} is refused: ${said}`, async (t) => {
    assert.deepEqual(await listed(t, flags), { code: 2, ids: [], err: `regatta: ${said}\n` })
  })
}

test('without a config folder it is said what belongs there, and what shows it', async (t) => {
  const { code, err } = await listed(t, { configDir: '/nowhere' })
  const said =
    /^regatta: there is no folder \/nowhere: configs are expected there as <country>\/<source>\.yaml; .*`regatta demo`/
  assert.match(err, said)
  assert.equal(code, 2)
})

test('a label that others have and the selected have not empties the selection', async (t) => {
  const { code, err } = await listed(t, { pattern: ['tonga/*'], tag: ['daily'] })
  assert.deepEqual([code, err], [2, 'regatta: --tag: no selected config has the label "daily"\n'])
})

test('a config whose labels cannot be read is kept under --tag: it may have any', async (t) => {
  const dir = configFolder(t, { 'configs/fiji/a.yaml': '{', 'configs/fiji/b.yaml': gazette({ 9: 'labels: x' }) })
  const { io, out } = memoryIo(dir)
  const args = { ...commonArgs(dir), configDir: join(dir, 'configs'), pattern: [], ...NO_FILTERS, tag: ['x'] }
  assert.equal(
    await check.run(
      {
        ...args,
        strict: false,
        live: 0,
        shot: false,
        replay: undefined,
        fix: false,
        watch: false,
        suggest: false,
        write: false,
        show: false,
      },
      io,
    ),
    1,
  )
  assert.match(out(), /2 configs: 1 invalid/)
})
