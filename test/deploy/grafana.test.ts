import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { METRICS, type MetricDefinition } from '../../src/report/metrics/definitions.ts'
import { NAME } from '../../src/vocabulary/product.ts'

const file = new URL('../../deploy/grafana/regatta.json', import.meta.url)
const { panels } = JSON.parse(readFileSync(file, 'utf8')) as {
  panels: { title: string; type: string; targets?: { expr: string; legendFormat?: string }[] }[]
}
const known = new Map<string, MetricDefinition>(
  Object.entries<MetricDefinition>(METRICS).map(([name, definition]) => [`${NAME}_${name}`, definition]),
)

test('every name of the dashboard for Grafana is one that is served, with labels that it has', () => {
  const targets = panels.flatMap(({ title, targets: of = [] }) => of.map((target) => ({ title, ...target })))
  assert.ok(targets.length > 10)
  for (const { title, expr, legendFormat = '' } of targets) {
    const names = expr.match(new RegExp(`${NAME}_\\w+`, 'g')) ?? []
    assert.ok(names.length > 0, `${title} asks for nothing of ours: ${expr}`)
    const labels = new Set(names.flatMap((name) => known.get(name)?.labels ?? []))
    for (const name of names) assert.ok(known.has(name), `${title}: there is no ${name}`)
    const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(', '))
    const matched = [...expr.matchAll(/(\w+)=~?"/g)].map(([, label]) => label!)
    const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label!)
    for (const label of [...grouped, ...matched, ...shown]) {
      assert.ok(labels.has(label), `${title}: ${names.join()} has no label ${label}`)
    }
  }
})

test('every panel but a heading asks for something', () => {
  for (const { title, type, targets = [] } of panels) assert.equal(targets.length > 0, type !== 'row', title)
})
