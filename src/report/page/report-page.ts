import { counted, withThousands } from '../../vocabulary/text/counted.ts'
import { NAME } from '../../vocabulary/product.ts'
import type { FleetReport, UnfinishedRun } from '../statistics/fleet-report.ts'
import { markup, type Markup } from './markup.ts'
import { PAGE_STYLE } from './page-style.ts'
import { coverage } from './sections/coverage.ts'
import { failures } from './sections/failures.ts'
import { outliers } from './sections/outliers.ts'
import { overTime } from './sections/over-time.ts'
import { storedRecords } from './sections/stored-records.ts'
import { shown } from './shown-values.ts'

/**
 * The report as one page that needs nothing else: no script, no font, no picture from elsewhere, and a policy that
 * would let none of them in.
 */
export function reportPage(report: FleetReport): string {
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark"><title>${NAME}: report of ${report.made.slice(0, 10)}</title>
<style>${{ markup: PAGE_STYLE }}</style></head>
<body><header><h1>Fleet report</h1><p>${spanOf(report)}, made ${shown.time(report.made)} UTC.</p>
${report.unfinished === null ? markup`` : underWay(report.unfinished)}<dl class="tiles">${tilesOf(report)}</dl></header>
<main>${overTime(report)}
${failures(report)}
${storedRecords(report)}
${outliers(report)}
${coverage(report)}</main></body></html>
`
  return page.markup
}

function spanOf({ runs }: FleetReport): Markup {
  const [newest, oldest] = [runs[0], runs.at(-1)]
  if (newest === undefined || oldest === undefined) return markup`No run`
  if (newest === oldest) return markup`Run ${newest.run} of ${shown.time(newest.finished)}`
  return markup`${counted(runs.length, 'run')} from ${shown.time(oldest.finished)} to ${shown.time(newest.finished)}`
}

function underWay({ run, scrapers, ended, running }: UnfinishedRun): Markup {
  return markup`<p class="note">Run ${run} has not ended and is not counted: ${counted(scrapers, 'scraper')}, ${ended} ended, ${running} running.</p>`
}

function tilesOf({ scrapers, countries, runs, copies }: FleetReport): Markup[] {
  const count = (status: string): number => scrapers.filter(({ last }) => last.status === status).length
  const total = (of: (country: (typeof countries)[number]) => number): number =>
    countries.reduce((sum, country) => sum + of(country), 0)
  const { new: fresh } = runs[0]?.records ?? { new: 0 }
  const tiles: [string, number][] = [
    ['sources', scrapers.length],
    ['countries', countries.length],
    ['ended well', total(({ well }) => well)],
    ['failed', count('failed')],
    ['records', total(({ records: stored }) => stored)],
    ['new in the last run', fresh],
    ...(copies === null
      ? []
      : [['duplicates', copies.reduce((sum, one) => sum + one.within + one.elsewhere, 0)] as [string, number]]),
  ]
  return tiles.map(
    ([name, value]) =>
      markup`<div class="${name === 'failed' && value > 0 ? 'bad' : ''}"><dt>${name}</dt><dd>${withThousands(value)}</dd></div>`,
  )
}
