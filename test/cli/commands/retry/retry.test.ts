import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../../../src/cli/main.ts'
import { writeJson } from '../../../../src/runs/folder/files/json-file.ts'
import { memoryIo } from '../../../store/examples.ts'
import { scratchFolder } from '../../../store/scratch.ts'
import { row, summary } from '../../../view/simulated-run.ts'

const RUN = '20261121_115902_aaaa'
const ROWS = [
  row({ country: 'fiji', source: 'sun', status: 'failed', reason: 'host_down' }),
  row({ country: 'fiji', source: 'times', status: 'interrupted', reason: 'stopped' }),
  row({ country: 'tonga', source: 'matangi', status: 'failed', reason: 'no_entries' }),
  row({ country: 'tonga', source: 'times', status: 'skipped', reason: 'stopped' }),
  row({ country: 'palau', source: 'late', status: 'skipped', reason: 'max_failures' }),
  row({ country: 'palau', source: 'weekly', status: 'skipped', reason: 'not_due' }),
  row({ country: 'samoa', source: 'good', status: 'success', reason: null }),
]

for (const [words, chosen] of [
  ['', ['fiji/sun', 'fiji/times', 'tonga/matangi']],
  ['fiji/*', ['fiji/sun', 'fiji/times']],
  ['--exclude fiji/*', ['tonga/matangi']],
  ['--country tonga', ['tonga/matangi']],
  [`${RUN} tonga`, ['tonga/matangi']],
  ['--unfinished', ['fiji/times', 'palau/late', 'tonga/times']],
  ['--unfinished --failed', ['fiji/sun', 'fiji/times', 'palau/late', 'tonga/matangi', 'tonga/times']],
  ['times --unfinished', ['fiji/times', 'tonga/times']],
  ['samoa/*', []],
  ['palau/weekly --unfinished', []],
] as const) {
  test(`retry ${words} takes ${chosen.join(', ') || 'nothing'}`, async (t) => {
    const folder = scratchFolder(t)
    const run = join(folder, '.regatta', 'runs', RUN)
    mkdirSync(run, { recursive: true })
    mkdirSync(join(folder, 'configs'))
    writeJson(join(run, 'plan.json'), {
      run: RUN,
      created: '2026-11-21T11:59:02.000Z',
      mode: 'parallel',
      units: [],
      settled: [],
    })
    writeJson(join(run, 'summary.json'), { ...summary(ROWS), run: RUN })
    const { io, err } = memoryIo(folder)
    const code = await main(['retry', ...words.split(' ').filter((word) => word !== '')], io)
    // None of them has a config any more, which is said of each that would run.
    const skipped = [...err().matchAll(/regatta: (\S+) no longer has a config; skipped/g)].map((match) => match[1]!)
    assert.deepEqual(skipped.sort(), [...chosen])
    assert.equal(code, chosen.length === 0 ? 0 : 2)
  })
}

test('a pattern that matches nothing of the run is refused', async (t) => {
  const folder = scratchFolder(t)
  const run = join(folder, '.regatta', 'runs', RUN)
  mkdirSync(run, { recursive: true })
  writeJson(join(run, 'plan.json'), {
    run: RUN,
    created: '2026-11-21T11:59:02.000Z',
    mode: 'parallel',
    units: [],
    settled: [],
  })
  writeJson(join(run, 'summary.json'), { ...summary(ROWS), run: RUN })
  const { io, err } = memoryIo(folder)
  assert.equal(await main(['retry', 'fij/*'], io), 2)
  assert.match(err(), /nothing in run .* matches "fij\/\*"/)
})
