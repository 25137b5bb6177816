import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openHistory } from '../../src/runs/history/open-history.ts'
import type { ScraperRow, Summary } from '../../src/vocabulary/run/summary.ts'
import { demoFolder } from './demo-folder.ts'

const { folder, regatta } = demoFolder()
const TWO = ['solomon_islands/sibc', 'fiji/fiji_sun']

function rows(...words: string[]): ScraperRow[] {
  const { stdout, stderr } = regatta('run-all', ...words, '--json', '--max-articles', '3')
  assert.notEqual(stdout, '', stderr)
  return (JSON.parse(stdout) as Summary).scrapers
}

test('run-all records one file a scraper, and is answered from them, without a trace in the history', async () => {
  assert.equal(regatta('run-all', ...TWO, '--record', 'tapes', '--dry-run').status, 0)
  assert.equal(existsSync(join(folder, 'tapes')), false, 'a plan writes nothing')

  const recorded = rows(...TWO, '--record', 'tapes')
  assert.deepEqual(
    TWO.map((id) => readdirSync(join(folder, 'tapes', id.split('/')[0] ?? ''))),
    TWO.map((id) => [`${id.split('/')[1]}.warc.gz`]),
  )
  const stateDir = join(folder, '.regatta')
  const past = openHistory(stateDir)
  const history = () => Promise.all([past.expectedDurations(), past.lastGoodStarts()])
  const recordedHistory = await history()
  assert.deepEqual(
    recordedHistory.map(({ size }) => size),
    [2, 2],
  )

  const replayed = rows(...TWO, '--replay', 'tapes')
  const news = (all: ScraperRow[]) =>
    all.map(({ country, source, status, records }) => [country, source, status, records.new])
  assert.deepEqual(news(replayed), news(recorded))
  assert.deepEqual(await history(), recordedHistory)
  assert.ok(existsSync(join(stateDir, 'replay', 'fiji', 'fiji_sun.db')))

  const other = rows('vietnam/vietnam_news', '--replay', 'tapes')
  assert.match(other[0]?.detail ?? '', /there is no recording .*vietnam_news\.warc\.gz/)
})

test('what cannot be recorded or answered from is said before anything starts', () => {
  const table: [string[], RegExp][] = [
    [['--record', 'configs'], /--record configs: there is something in it already/],
    [['--replay', 'nowhere'], /--replay nowhere: there is no such folder/],
    [['--record', 'a', '--replay', 'b'], /exclude each other/],
    [['--record', 'configs/fiji/fiji_sun.yaml'], /fiji_sun\.yaml cannot be written to \(ENOTDIR\)/],
  ]
  for (const [flags, message] of table) {
    const { status, stderr } = regatta('run-all', ...TWO, ...flags)
    assert.match(stderr, message)
    assert.equal(status, 2)
  }
})
