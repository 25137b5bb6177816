import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prometheus } from '../../../src/report/files/prometheus.ts'
import { HOSTILE, row, summaryOf } from '../example-summary.ts'

const text = prometheus(
  summaryOf([
    row('fiji/sun', 'success'),
    row('tonga/matangi', 'failed', 'invalid_config', {
      started: null,
      finished: null,
      cpu_ms: null,
      peak_rss_mb: null,
    }),
  ]),
)

// https://prometheus.io/docs/instrumenting/exposition_formats/
const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{([a-z_]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*)\})? (-?[\d.e+]+)$/

test('every line is of the format, every family has HELP and TYPE once and before its samples', () => {
  const lines = text.split('\n')
  assert.equal(lines.pop(), '')
  let family = ''
  const seen = new Set<string>()
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('# HELP ')) {
      family = line.split(' ')[2]!
      assert.ok(!seen.has(family), family)
      seen.add(family)
      assert.equal(lines[i + 1], `# TYPE ${family} gauge`)
    } else if (!line.startsWith('# TYPE ')) {
      assert.equal(SAMPLE.exec(line)?.[1], family, line)
    }
  }
  assert.ok(seen.size > 10)
})

for (const line of [
  'regatta_run_scrapers{status="failed"} 1',
  'regatta_run_end_timestamp_seconds 1795262520',
  'regatta_scraper_failed{country="fiji",source="sun"} 0',
  'regatta_scraper_failed{country="tonga",source="matangi"} 1',
  'regatta_scraper_ended_info{country="tonga",source="matangi",status="failed",reason="invalid_config"} 1',
  'regatta_scraper_duration_seconds{country="fiji",source="sun"} 41.5',
  'regatta_scraper_records{country="fiji",source="sun",kind="new"} 25',
  'regatta_scraper_peak_memory_bytes{country="fiji",source="sun"} 94371840',
]) {
  test(line, () => assert.ok(text.split('\n').includes(line), text))
}

test('what never started has no duration', () => {
  assert.doesNotMatch(text, /duration_seconds\{country="tonga"/)
})

test('labels cannot be broken out of, and hold nothing that a page says', () => {
  const hostile = prometheus(
    summaryOf([row('x/y', 'failed', 'crash', { country: HOSTILE, detail: 'secret detail', log: 'log' })]),
  )
  for (const line of hostile.split('\n')) {
    if (line !== '' && !line.startsWith('#')) assert.match(line, SAMPLE)
  }
  assert.doesNotMatch(hostile, /secret detail|20261121_120000_0001/)
})
