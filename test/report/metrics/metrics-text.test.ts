import assert from 'node:assert/strict'
import { test } from 'node:test'
import { METRICS } from '../../../src/report/metrics/definitions.ts'
import { fleetSamples } from '../../../src/report/metrics/fleet-samples.ts'
import { metricsText } from '../../../src/report/metrics/metrics-text.ts'
import { HOSTILE, row, summaryOf } from '../example-summary.ts'

// https://prometheus.io/docs/instrumenting/exposition_formats/
const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{([a-z_]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*)\})? (-?[\d.e+]+)$/

const rows = [row('fiji/sun', 'success'), row('tonga/matangi', 'failed', 'crash')]
const last = summaryOf(rows)
const live = { ...last, finished: null, totals: { ...last.totals, running: 3, queued: 7 }, scrapers: rows }

test('every name and label is one that Prometheus takes, and counters end in _total', () => {
  for (const [name, { type, help, labels }] of Object.entries(METRICS)) {
    assert.match(name, /^[a-z][a-z0-9_]*$/)
    assert.equal(name.endsWith('_total'), type === 'counter', name)
    assert.match(help, /^[A-Z0-9].*\.$/, name)
    for (const label of labels) assert.match(label, /^[a-z]+$/, name)
  }
})

test('a fleet says what runs now and how it ended last, and each scraper only where that is requested', async () => {
  const text = await metricsText(fleetSamples({ last, live, ends: rows, each: false }))
  const lines = text.split('\n')
  for (const line of [
    'regatta_fleet_running 3',
    'regatta_fleet_waiting 7',
    'regatta_fleet_scrapers{status="failed"} 1',
    'regatta_run_scrapers{status="success"} 1',
    '# TYPE regatta_fleet_scrapers gauge',
  ]) {
    assert.ok(lines.includes(line), `${line}\n${text}`)
  }
  assert.doesNotMatch(text, /regatta_scraper_/)
  const each = await metricsText(fleetSamples({ last, live, ends: rows, each: true }))
  assert.match(each, /^regatta_scraper_failed\{country="tonga",source="matangi"\} 1$/m)
})

test('a fleet that has never run has metrics, too', async () => {
  const text = await metricsText(fleetSamples({ last: null, live: null, ends: [], each: true }))
  assert.match(text, /^regatta_build_info\{version="[^"]+"\} 1$/m)
  assert.match(text, /^regatta_fleet_running 0$/m)
  assert.doesNotMatch(text, /run_end_timestamp/)
})

test('labels cannot be broken out of', async () => {
  const hostile = [row('x/y', 'failed', 'crash', { country: HOSTILE, detail: 'secret detail' })]
  const text = await metricsText(fleetSamples({ last: null, live: null, ends: hostile, each: true }))
  for (const line of text.split('\n')) {
    if (line !== '' && !line.startsWith('#')) assert.match(line, SAMPLE)
  }
  assert.doesNotMatch(text, /secret detail/)
})
