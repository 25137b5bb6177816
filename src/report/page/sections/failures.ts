import { shareBar } from '../charts/share-bar.ts'
import type { FleetReport } from '../../statistics/fleet-report.ts'
import { markup, type Markup } from '../markup.ts'
import { pageTable } from '../page-table.ts'
import { shown } from '../shown-values.ts'

/** Failures and warnings by reason: those of now, and those of all runs. */
export function failures({ reasons }: FleetReport): Markup {
  if (reasons.length === 0) return markup`<section><h2>Failures by reason</h2><p>None in these runs.</p></section>`
  const most = Math.max(...reasons.map(({ now }) => now))
  const rows = reasons.map(({ status, reason, now, ends }) => [
    shown.status({ status, reason }),
    shown.number(now),
    shareBar(now, most, status),
    shown.number(ends),
  ])
  return markup`<section><h2>Failures by reason</h2><p>“Now” counts scrapers whose last run ended so.</p>${pageTable(
    'Failures by reason',
    [
      ['reason', 'text'],
      ['now', 'number'],
      ['', 'text'],
      ['in all runs', 'number'],
    ],
    rows,
  )}</section>`
}
