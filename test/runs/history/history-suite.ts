import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { CountedRow, History, HistoryLimits } from '../../../src/runs/history/history.ts'
import type { ScraperRow } from '../../../src/vocabulary/run/summary.ts'
import { row, summaryOf } from '../../report/example-summary.ts'

const EVERYTHING: HistoryLimits = { rows: null, before: -Infinity }

/** What holds for every History: `open` gives an empty one, which goes with the test. */
export function historySuite(kind: string, open: (t: TestContext) => History | Promise<History>): void {
  describe(`a history in ${kind}`, () => {
    it('is empty at first, for whoever asks', async (t) => {
      const history = await open(t)
      const maps = [history.expectedDurations(), history.lastGoodStarts(), history.lastRows(), history.rowsBefore('r9')]
      for (const map of await Promise.all(maps)) assert.equal(map.size, 0)
      assert.deepEqual(await history.pastRuns(5), [])
      assert.deepEqual(await history.prune({ rows: 1, before: 0 }), { rows: 0, bytes: 0 })
    })

    it('expects the median of the last runs that came to an end of their own', async (t) => {
      const history = await open(t)
      await history.record(summaryOf([took(10, { day: 1 })], 'r1'))
      await history.record(summaryOf([took(300, { day: 2 })], 'r2'))
      await history.record(summaryOf([took(12, { day: 3, status: 'failed' })], 'r3'))
      await history.record(summaryOf([took(0.001, { day: 4, status: 'interrupted', reason: 'stopped' })], 'r4'))
      assert.deepEqual([...(await history.expectedDurations())], [['fiji/sun', 12_000]])
      assert.equal((await history.lastRows()).get('fiji/sun')?.status, 'interrupted')
    })

    it('expects the median of the last five runs, whatever came before', async (t) => {
      const history = await open(t)
      const expectedAfter = async (...seconds: number[]): Promise<number | undefined> => {
        for (const [index, length] of seconds.entries()) {
          await history.record(summaryOf([took(length, { day: index + 1 })], `r${index}`))
        }
        return (await history.expectedDurations()).get('fiji/sun')
      }
      assert.equal(await expectedAfter(1, 2, 30, 40, 50), 30_000, 'of five runs all count')
      assert.equal(await expectedAfter(1, 2, 30, 40, 50, 60), 40_000, 'of six the oldest does not')
      assert.equal(await expectedAfter(900, 800, 30, 40, 50, 60, 35), 40_000, 'nor do the two oldest of seven')
    })

    it('counts a summary once, however often it is recorded', async (t) => {
      const history = await open(t)
      for (let i = 0; i < 3; i++) await history.record(summaryOf([took(10)], 'r1'))
      await history.record(summaryOf([took(20)], 'r2'))
      assert.equal((await history.expectedDurations()).get('fiji/sun'), 15_000)
      assert.equal((await history.pastRuns(9)).length, 2)
    })

    it('knows when the last run began that went well', async (t) => {
      const history = await open(t)
      await history.record(summaryOf([took(10, { day: 1 })], 'r1'))
      await history.record(summaryOf([took(10, { day: 2, status: 'warning', reason: 'partial' })], 'r2'))
      await history.record(summaryOf([took(10, { day: 3, status: 'failed', reason: 'crash' })], 'r3'))
      await history.record(
        summaryOf([row('fiji/times', 'skipped', 'not_due', { started: null, finished: null })], 'r4'),
      )
      assert.deepEqual([...(await history.lastGoodStarts())], [['fiji/sun', Date.UTC(2026, 0, 2)]])
    })

    it('has what a scraper was before: its last run that came to an end of its own, the last attempt of it', async (t) => {
      const history = await open(t)
      await recordAll(history, {
        r1: [row('fiji/sun', 'failed', 'crash'), row('fiji/times', 'success')],
        r2: [row('fiji/sun', 'failed', 'host_down', { attempt: 9 })],
        r3: [row('fiji/sun', 'interrupted', 'stopped'), row('fiji/times', 'skipped', 'not_due')],
        r4: [row('fiji/sun', 'success')],
      })
      await recordAll(history, { r2: [row('fiji/sun', 'warning', 'partial', { attempt: 10 })] })
      const before = async (run: string): Promise<string[]> =>
        [...(await history.rowsBefore(run))].map(([id, last]) => `${id} ${last.status} ${last.attempt}`).toSorted()
      assert.deepEqual(await before('r4'), ['fiji/sun warning 10', 'fiji/times success 1'])
      assert.deepEqual(await before('r2'), ['fiji/sun failed 1', 'fiji/times success 1'])
      assert.deepEqual(await before('r1'), [])
    })

    it('has the newest runs, newest first, each scraper once with its last attempt', async (t) => {
      const history = await open(t)
      await recordAll(history, {
        r1: [row('fiji/sun', 'success')],
        r2: [
          row('fiji/sun', 'failed', 'crash'),
          row('fiji/times', 'success', null, { finished: '2026-11-21T12:05:00.000Z' }),
        ],
        r3: [row('fiji/sun', 'success')],
      })
      await recordAll(history, { r2: [row('fiji/sun', 'success', null, { attempt: 2 })] })
      const runs = await history.pastRuns(2)
      assert.deepEqual(
        runs.map(({ run, finished, scrapers }) => [
          run,
          finished,
          scrapers.map((one) => `${one.source} ${one.attempt}`),
        ]),
        [
          ['r3', '2026-11-21T12:00:41.500Z', ['sun 1']],
          ['r2', '2026-11-21T12:05:00.000Z', ['sun 2', 'times 1']],
        ],
      )
    })

    it('counts the same runs that it has in full', async (t) => {
      const history = await open(t)
      await recordAll(history, {
        r1: [row('fiji/sun', 'success'), row('fiji/times', 'failed', 'no_entries')],
        r2: [
          row('fiji/sun', 'warning', 'drift'),
          row('tonga/sun', 'skipped', 'not_due', { started: null, finished: null }),
        ],
      })
      await recordAll(history, { r2: [row('fiji/sun', 'failed', 'timeout', { attempt: 2 })] })
      for (const most of [1, 5]) {
        const counted = await history.pastEnds(most)
        const whole = (await history.pastRuns(most)).map((run) => ({ ...run, scrapers: run.scrapers.map(countedPart) }))
        assert.deepEqual(counted, whole)
      }
      assert.deepEqual(await history.pastEnds(0), [])
    })

    it('knows how one scraper ended in its newest runs, by the last attempt in each', async (t) => {
      const history = await open(t)
      const at = (day: number): { finished: string } => ({ finished: new Date(Date.UTC(2026, 0, day)).toISOString() })
      await recordAll(history, {
        r1: [row('fiji/sun', 'success', null, at(1))],
        r3: [row('fiji/sun', 'warning', 'partial', at(2)), row('tonga/sun', 'success', null, at(2))],
        r2: [row('fiji/sun', 'failed', 'crash', at(3))],
      })
      await recordAll(history, { r2: [row('fiji/sun', 'success', null, { ...at(3), attempt: 2 })] })
      const ends = async (source: string, most: number): Promise<string[]> => {
        const found = await history.endsOf({ country: 'fiji', source }, most)
        return found.map(({ run, row: { status, attempt } }) => `${run} ${status} ${attempt}`)
      }
      assert.deepEqual(await ends('sun', 9), ['r2 success 2', 'r3 warning 1', 'r1 success 1'])
      assert.deepEqual(await ends('sun', 2), ['r2 success 2', 'r3 warning 1'])
      assert.deepEqual(await ends('times', 9), [])
    })

    it('goes by when runs ended, not by their names', async (t) => {
      const history = await open(t)
      const at = (day: number): { finished: string } => ({ finished: new Date(Date.UTC(2026, 0, day)).toISOString() })
      await history.record(summaryOf([row('fiji/sun', 'success', null, at(1))], '20261130_151254_3b38'))
      await history.record(summaryOf([row('fiji/sun', 'failed', 'crash', at(2))], '20261129_181257_096f'))
      await history.record(summaryOf([row('fiji/sun', 'warning', 'drift', at(3))], '20261130_000000_aaaa'))
      const before = async (run: string): Promise<string | undefined> =>
        (await history.rowsBefore(run)).get('fiji/sun')?.status
      assert.equal(await before('20261130_000000_aaaa'), 'failed')
      assert.equal(await before('20261129_181257_096f'), 'success')
      assert.equal(await before('20261130_151254_3b38'), undefined)
      assert.equal(await before('20260101_000000_0000'), 'warning', 'one that is not recorded yet is the newest')
      assert.deepEqual(
        (await history.pastRuns(2)).map(({ run }) => run),
        ['20261130_000000_aaaa', '20261129_181257_096f'],
      )
    })

    it('counts what ended in the future only where there is nothing else', async (t) => {
      const history = await open(t)
      const future = { started: '2999-01-01T00:00:00.000Z', finished: '2999-01-01T00:10:00.000Z' }
      await history.record(summaryOf([row('fiji/sun', 'success', null, future)], 'r2'))
      assert.equal((await history.lastRows()).size, 1)
      assert.equal((await history.lastGoodStarts()).size, 0, 'so that `every` is kept from now on')
      await history.record(summaryOf([row('fiji/sun', 'failed', 'crash')], 'r3'))
      assert.equal((await history.lastRows()).get('fiji/sun')?.status, 'failed')
      assert.equal((await history.rowsBefore('r4')).get('fiji/sun')?.status, 'failed')
      await history.record(summaryOf([took(10, { day: 1 })], 'r1'))
      assert.deepEqual([...(await history.lastGoodStarts())], [['fiji/sun', Date.UTC(2026, 0, 1)]])
      assert.deepEqual(
        (await history.pastRuns(9)).map(({ run }) => run),
        ['r3', 'r1', 'r2'],
      )
    })

    it('gives a row back as it was recorded', async (t) => {
      const history = await open(t)
      const one = row('fiji/sun', 'failed', 'crash', { detail: 'it\'s "odd" \\ \u2028 \n', name: "Robert'); --" })
      await history.record(summaryOf([one], 'r1'))
      assert.deepEqual((await history.lastRows()).get('fiji/sun'), one)
    })

    for (const [statuses, limits, left] of [
      ['ssssssssss', { rows: 7 }, '3 4 5 6 7 8 9'],
      ['ssssssssss', { rows: 1 }, '5 6 7 8 9'],
      ['ssffffffff', { rows: 1 }, '1 5 6 7 8 9'],
      ['sfffffkkkkkkk', { rows: 1 }, '0 1 2 3 4 5 8 9 10 11 12'],
      ['ssssssssss', { before: Date.UTC(2026, 10, 1, 3) }, '3 4 5 6 7 8 9'],
      ['ssssssssss', { before: Date.UTC(2026, 11, 1) }, '5 6 7 8 9'],
      ['ssssssssss', {}, '0 1 2 3 4 5 6 7 8 9'],
    ] as const) {
      it(`keeps of ${statuses} by ${JSON.stringify(limits)} what commands need`, async (t) => {
        const history = await open(t)
        await recordHourly(history, statuses)
        const known = (): Promise<unknown[]> =>
          Promise.all([history.lastRows(), history.expectedDurations(), history.lastGoodStarts()])
        const before = await known()
        const preview = await history.previewPrune({ ...EVERYTHING, ...limits })
        assert.equal((await history.pastRuns(100)).length, statuses.length, 'a preview removes nothing')
        const { rows } = await history.prune({ ...EVERYTHING, ...limits })
        const runs = (await history.pastRuns(100)).map(({ run }) => Number(run.slice(1))).toReversed()
        assert.equal(runs.join(' '), left)
        assert.deepEqual([preview.rows, rows], [statuses.length - runs.length, preview.rows])
        assert.deepEqual(await known(), before)
      })
    }
  })
}

/** A history with a run an hour: `statuses` of one scraper, oldest first. */
export async function recordHourly(history: History, statuses: string): Promise<void> {
  for (const [hour, letter] of statuses.split('').entries()) {
    const started = new Date(Date.UTC(2026, 10, 1, hour)).toISOString()
    const finished = new Date(Date.UTC(2026, 10, 1, hour, 10)).toISOString()
    const status = ({ s: 'success', f: 'failed', k: 'skipped' } as const)[letter]!
    const reason = status === 'skipped' ? 'not_due' : status === 'failed' ? 'crash' : null
    const times = status === 'skipped' ? { started: null, finished: null } : { started, finished }
    const one = row('fiji/sun', status, reason, times)
    await history.record({ ...summaryOf([one], `r${String(hour).padStart(3, '0')}`), started, finished })
  }
}

/** A row of fiji/sun that took so many seconds on a day of January 2026. */
function took(seconds: number, { day = 1, ...more }: Partial<ScraperRow> & { day?: number } = {}): ScraperRow {
  const started = Date.UTC(2026, 0, day)
  const times = { started: new Date(started).toISOString(), finished: new Date(started + seconds * 1000).toISOString() }
  return { ...row('fiji/sun', 'success', null, times), ...more }
}

async function recordAll(history: History, runs: Record<string, ScraperRow[]>): Promise<void> {
  for (const [run, rows] of Object.entries(runs)) await history.record(summaryOf(rows, run))
}

function countedPart({ country, source, status, reason, started, finished, records, pages }: ScraperRow): CountedRow {
  const { fetched, failed } = pages
  return { country, source, status, reason, started, finished, records, pages: { fetched, failed } }
}
