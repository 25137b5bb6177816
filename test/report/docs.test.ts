import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { eventLine, EVENTS } from '../../src/report/events/event-schema.ts'
import { prometheus } from '../../src/report/files/prometheus.ts'
import { factsOf } from '../../src/report/notify/facts.ts'
import { readMessageTemplate } from '../../src/report/notify/message.ts'
import { sampleNotice } from '../../src/report/notify/sample-notice.ts'
import { row, summaryOf } from './example-summary.ts'

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const reports = page('reports.md')
const notifications = page('notifications.md')

test('every event has an example, every example is right', () => {
  const lines = /```json\n([^]*?)```/.exec(reports)![1]!.trim().split('\n')
  const shown = lines.map((line) => eventLine.parse(JSON.parse(line)))
  assert.deepEqual(new Set(shown.map(({ type }) => type)), new Set(Object.keys(EVENTS)))
  assert.deepEqual(
    shown.map(({ seq }) => seq),
    shown.map((_, i) => i + 1),
  )
})

test('every metric is named', () => {
  const metrics = page('metrics.md')
  const text = prometheus(summaryOf([row('fiji/sun', 'success')]))
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!)
  assert.ok(names.length > 10)
  for (const name of names) assert.match(metrics, new RegExp(`^\\| \`${name}\` .*\\bfile\\b`, 'm'))
})

test('every name that a template can use is named', () => {
  const facts = factsOf(sampleNotice())
  const items = Object.values(facts).flatMap((value) => (Array.isArray(value) ? value : []))
  for (const name of [...Object.keys(facts), ...items.flatMap((item) => Object.keys(item))]) {
    if (!/_(count|more)$/.test(name)) assert.ok(notifications.includes(`\`${name}\``), name)
  }
})

test('the example of a template is right', () => {
  const example = /```\n(Subject: [^]*?)```/.exec(notifications)![1]!
  assert.equal(readMessageTemplate(example).ok, true)
})
