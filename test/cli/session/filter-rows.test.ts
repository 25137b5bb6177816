import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import type { TestContext } from 'node:test'
import { main } from '../../../src/cli/main.ts'
import { writeJson } from '../../../src/runs/folder/files/json-file.ts'
import type { Summary } from '../../../src/vocabulary/run/summary.ts'
import { configFolder } from '../../config/config-folder.ts'
import { gazette } from '../../config/gazette.ts'
import { memoryIo } from '../../store/examples.ts'
import { row, summary } from '../../view/simulated-run.ts'

const FILES = {
  'configs/pacific/fiji/sun.yaml': gazette({ 9: 'labels: [daily, news]' }),
  'configs/pacific/fiji/times.yaml': gazette({ 9: 'labels: daily' }),
  'configs/pacific/tonga/matangi.yaml': gazette({ 9: 'labels: [news]' }),
  'configs/malta/20_minuti.yaml': gazette(),
}
const RUNS = { old: '20261121_115902_12ab', new: '20261122_060000_34cd' }

/** A folder with two runs; of the newer one malta/gone has no config any more. */
function place(): string {
  const dir = configFolder({ after } as unknown as TestContext, FILES)
  const at = (country: string, source: string) => ({ ...row({}), country, source })
  const failed = { status: 'failed', reason: 'host_down' } as const
  const runs: [string, Summary][] = [
    [RUNS.old, summary([at('fiji', 'sun')])],
    [
      RUNS.new,
      summary([
        at('fiji', 'sun'),
        { ...at('fiji', 'times'), ...failed },
        at('malta', '20_minuti'),
        { ...at('malta', 'gone'), ...failed },
        at('tonga', 'matangi'),
      ]),
    ],
  ]
  for (const [run, told] of runs) {
    const folder = join(dir, '.regatta', 'runs', run)
    mkdirSync(folder, { recursive: true })
    writeJson(join(folder, 'plan.json'), { run, units: [], settled: [] })
    writeJson(join(folder, 'summary.json'), { ...told, run })
  }
  return dir
}

/** Words behind `status`, and what they leave of the newer run. */
const ROWS: [words: string[], ids: string[]][] = [
  [[], ['fiji/sun', 'fiji/times', 'malta/20_minuti', 'malta/gone', 'tonga/matangi']],
  [['fiji/*'], ['fiji/sun', 'fiji/times']],
  [
    ['fiji', 'matangi'],
    ['fiji/sun', 'fiji/times', 'tonga/matangi'],
  ],
  [['pacific/**'], ['fiji/sun', 'fiji/times', 'tonga/matangi']],
  [['20_minuti'], ['malta/20_minuti']],
  [
    ['20261122', 'malta'],
    ['malta/20_minuti', 'malta/gone'],
  ],
  [['--failed'], ['fiji/times', 'malta/gone']],
  [['--failed', '--country', 'malta'], ['malta/gone']],
  [
    ['--country', 'fiji,tonga', '--exclude', '*/times'],
    ['fiji/sun', 'tonga/matangi'],
  ],
  [
    ['--tag', 'news'],
    ['fiji/sun', 'tonga/matangi'],
  ],
  [['--tag', 'news', '--failed'], []],
]

const MISTAKES: [words: string[], said: RegExp][] = [
  [['fuji'], /nothing in run 20261122_060000_34cd matches "fuji", did you mean "fiji"\?/],
  [['20261121', 'times'], /nothing in run 20261121_115902_12ab matches "times"/],
  [['20261123'], /there is no run "20261123"/],
  [['--country', 'tona'], /there is no country "tona", did you mean "tonga"\?/],
  [['--exclude', 'fuji'], /--exclude: .*did you mean "fiji"\?/],
  [['--tag', 'dialy'], /did you mean "daily"\?/],
  [['--scraper', 'fiji/sun', '--failed'], /--scraper shows one scraper/],
]

describe('status of a part of a run', () => {
  const dir = place()

  const status = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
    const { io, out, err } = memoryIo(dir)
    const code = await main(['status', ...words], io)
    return { code, out: out(), err: err() }
  }

  for (const [words, ids] of ROWS) {
    test(`${['status', ...words].join(' ')} has ${ids.length} rows, with totals of them`, async () => {
      const { code, out, err } = await status(...words, '--json')
      const { scrapers, totals } = JSON.parse(out) as Summary
      assert.deepEqual(
        scrapers.map(({ country, source }) => `${country}/${source}`),
        ids,
      )
      assert.equal(totals.scrapers, ids.length)
      assert.equal(totals.failed, scrapers.filter((one) => one.status === 'failed').length)
      assert.deepEqual([code, err], [0, ''])
    })
  }

  test('the table says how many it leaves out', async () => {
    const { code, out } = await status('--failed')
    assert.match(out, /2 of 5 scrapers of the run\./)
    assert.match(out, /times/)
    assert.doesNotMatch(out, /matangi/)
    assert.equal(code, 0)
    assert.doesNotMatch((await status()).out, /of the run\./)
  })

  test('what to do is said of the reasons that are shown, once', async () => {
    const { out } = await status()
    assert.equal(out.match(/What to do:\n {2}host_down: run again later/g)?.length, 1)
    assert.doesNotMatch((await status('tonga')).out, /What to do/)
    assert.doesNotMatch((await status('--quiet')).out, /What to do/)
  })

  for (const [words, said] of MISTAKES) {
    test(`${['status', ...words].join(' ')} is a mistake that says what is wrong`, async () => {
      const { code, out, err } = await status(...words)
      assert.match(err, said)
      assert.deepEqual([code, out], [2, ''])
    })
  }
})
