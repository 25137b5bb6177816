import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scraperId } from '../../../src/config/source.ts'
import { compareRuns, isWorthNotifying } from '../../../src/report/notify/changes.ts'
import type { NotifyOn } from '../../../src/runs/folder/run-outputs.ts'
import type { ScraperRow } from '../../../src/vocabulary/run/summary.ts'
import { row, summaryOf } from '../example-summary.ts'

const well = row('fiji/sun', 'success')
const failed = row('fiji/sun', 'failed', 'host_down')
const drifting = row('fiji/sun', 'warning', 'drift')
const partial = row('fiji/sun', 'warning', 'partial')
const interrupted = row('fiji/sun', 'interrupted', 'stopped')
const unstarted = row('fiji/sun', 'skipped', 'stopped')
const notDue = row('fiji/sun', 'skipped', 'not_due')

type Named = 'newly_failed' | 'still_failing' | 'recovered' | 'drifting'

for (const [what, before, now, changes, told] of [
  ['fails the first time it ever runs', null, failed, ['newly_failed'], ['failure', 'change']],
  ['failed, after it had not', well, failed, ['newly_failed'], ['failure', 'change']],
  ['failed again', failed, failed, ['still_failing'], ['failure']],
  ['works again', failed, well, ['recovered'], ['change']],
  ['works again, with some pages lost', failed, partial, ['recovered'], ['change']],
  ['drifts', well, drifting, ['drifting'], ['change']],
  ['works again and drifts', failed, drifting, ['recovered', 'drifting'], ['change']],
  ['drifts still', drifting, drifting, [], []],
  ['works as ever', well, well, [], []],
  ['runs the first time', null, well, [], []],
  ['was interrupted', failed, interrupted, [], ['failure']],
  ['was not started since the run was stopped', well, unstarted, [], ['failure']],
  ['is not due', failed, notDue, [], []],
] as [string, ScraperRow | null, ScraperRow, Named[], NotifyOn[]][]) {
  test(`a scraper that ${what}: ${[...changes, 'told on', ...told].join(' ')}`, () => {
    const summary = summaryOf([now])
    const found = compareRuns(summary, new Map(before === null ? [] : [[scraperId(before), before]]))
    const named = Object.entries(found).flatMap(([name, rows]) => (rows.length > 0 ? [name] : []))
    assert.deepEqual(named.sort(), [...changes].sort())
    const worth = (['failure', 'change', 'always'] as const).filter((on) => isWorthNotifying(on, summary, found))
    assert.deepEqual(worth, [...told, 'always'])
  })
}
