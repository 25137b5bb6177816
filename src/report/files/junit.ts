import { duration, outcome } from '../../view/outcome.ts'
import { NAME } from '../../vocabulary/product.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { xmlText } from './xml-text.ts'

/**
 * The summary as JUnit XML in the shape that Jenkins, GitLab and GitHub's actions read: a suite for every country, a
 * test case for every scraper. Failed is a failure, interrupted an error, a warning a passed test with its words in
 * system-out.
 */
export function junit(summary: Summary): string {
  const suites = [...Map.groupBy(summary.scrapers, (row) => row.country)]
  const ms = Date.parse(summary.finished) - Date.parse(summary.started)
  const all = attributes({ name: `${NAME} ${summary.run}`, ...counts(summary.scrapers), time: seconds(ms) })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${all}>`,
    ...suites.flatMap(([country, rows]) => suite(country, rows, summary)),
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(country: string, rows: ScraperRow[], summary: Summary): string[] {
  const ms = rows.reduce((sum, row) => sum + (duration(row) ?? 0), 0)
  const started = rows.map((row) => row.started ?? summary.started).sort()[0]!
  const head = { name: country, ...counts(rows), time: seconds(ms), timestamp: started.slice(0, 19) }
  return [`  <testsuite${attributes(head)}>`, ...rows.flatMap(testcase), '  </testsuite>']
}

function testcase(row: ScraperRow): string[] {
  const ms = duration(row)
  const head = attributes({ name: row.source, classname: row.country, time: seconds(ms ?? 0) })
  const inner = verdict(row)
  if (inner.length === 0) return [`    <testcase${head}/>`]
  return [`    <testcase${head}>`, ...inner.map((line) => `      ${line}`), '    </testcase>']
}

function verdict(row: ScraperRow): string[] {
  const { text } = outcome(row)
  const message = row.detail === '' ? text : `${text}: ${row.detail}`
  const lines = [text, row.detail, row.log === null ? '' : `log: ${row.log}`].filter((line) => line !== '')
  const said = lines.map(xmlText).join('\n')
  const type = row.reason ?? 'unknown'
  switch (row.status) {
    case 'success':
      return []
    case 'warning':
      return [`<system-out>${said}</system-out>`]
    case 'failed':
      return [`<failure${attributes({ message, type })}>${said}</failure>`]
    case 'interrupted':
      return [`<error${attributes({ message, type })}>${said}</error>`]
    case 'skipped':
      return [`<skipped${attributes({ message })}/>`]
  }
}

function counts(rows: ScraperRow[]): Record<string, number> {
  const count = (status: ScraperRow['status']): number => rows.filter((row) => row.status === status).length
  return { tests: rows.length, failures: count('failed'), errors: count('interrupted'), skipped: count('skipped') }
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
