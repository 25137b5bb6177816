import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { expectedDurations, lastRows, recordHistory } from '../../../src/runs/history/history.ts'
import { countTotals } from '../../../src/fleet/run/summarise.ts'
import { noCounts } from '../../../src/vocabulary/counts.ts'
import type { ScraperRow, Summary } from '../../../src/vocabulary/summary.ts'
import { StandInFleet } from '../../fleet/stand-in-fleet.ts'

function row(seconds: number, more: Partial<ScraperRow> = {}): ScraperRow {
  const started = '2026-01-01T00:00:00.000Z'
  const finished = new Date(Date.parse(started) + seconds * 1000).toISOString()
  const common = { country: 'fiji', source: 'sun', name: 'Sun', group: null, detail: '', attempt: 1, reason: null }
  const process = { exit_code: 0, signal: null, pid: 1, log: null, peak_rss_mb: 1, cpu_ms: 1 }
  return { ...common, ...process, ...noCounts(), status: 'success', started, finished, ...more }
}

function summary(run: string, ...scrapers: ScraperRow[]): Summary {
  const started = '2026-01-01T00:00:00.000Z'
  return { run, started, finished: started, mode: 'parallel', totals: countTotals(scrapers), scrapers }
}

describe('the history of durations', () => {
  it('is empty at first, and reading it leaves nothing behind', () => {
    using fleet = new StandInFleet()
    assert.equal(expectedDurations(fleet.stateDir).size, 0)
    assert.deepEqual(readdirSync(fleet.folder), [])
  })

  it('expects the median of the last runs that came to an end of their own', () => {
    using fleet = new StandInFleet()
    const day = (n: number, more: Partial<ScraperRow>): ScraperRow =>
      row(0, { started: `2026-01-0${n}T00:00:00.000Z`, ...more })
    recordHistory(fleet.stateDir, summary('r1', day(1, { finished: '2026-01-01T00:00:10.000Z' })))
    recordHistory(fleet.stateDir, summary('r2', day(2, { finished: '2026-01-02T00:05:00.000Z' })))
    recordHistory(fleet.stateDir, summary('r3', day(3, { finished: '2026-01-03T00:00:12.000Z', status: 'failed' })))
    const stopped = day(4, { finished: '2026-01-04T00:00:00.001Z', status: 'interrupted', reason: 'stopped' })
    recordHistory(fleet.stateDir, summary('r4', stopped))
    assert.deepEqual([...expectedDurations(fleet.stateDir)], [['fiji/sun', 12_000]])
    assert.equal(lastRows(fleet.stateDir).get('fiji/sun')?.status, 'interrupted')
  })

  it('expects the median of the last five runs, whatever came before', () => {
    using fleet = new StandInFleet()
    const took = (...seconds: number[]): void =>
      seconds.forEach((length, index) => {
        const day = String(index + 1).padStart(2, '0')
        const finished = new Date(Date.parse(`2026-01-${day}T00:00:00.000Z`) + length * 1000).toISOString()
        recordHistory(fleet.stateDir, summary(`r${day}`, row(0, { started: `2026-01-${day}T00:00:00.000Z`, finished })))
      })
    const expected = (): number | undefined => expectedDurations(fleet.stateDir).get('fiji/sun')
    took(1, 2, 30, 40, 50)
    assert.equal(expected(), 30_000, 'of five runs all count')
    took(1, 2, 30, 40, 50, 60)
    assert.equal(expected(), 40_000, 'of six the oldest does not')
    took(900, 800, 30, 40, 50, 60, 35)
    assert.equal(expected(), 40_000, 'nor do the two oldest of seven')
  })

  it('counts a summary once, however often it is written', () => {
    using fleet = new StandInFleet()
    for (let i = 0; i < 3; i++) recordHistory(fleet.stateDir, summary('r1', row(10)))
    recordHistory(fleet.stateDir, summary('r2', row(20)))
    assert.equal(expectedDurations(fleet.stateDir).get('fiji/sun'), 15_000)
  })

  it('that is damaged costs the order and nothing else', () => {
    using fleet = new StandInFleet()
    mkdirSync(fleet.stateDir)
    writeFileSync(join(fleet.stateDir, 'history.db'), 'this is not a database, whatever its name says'.repeat(100))
    assert.equal(expectedDurations(fleet.stateDir).size, 0)
  })
})
