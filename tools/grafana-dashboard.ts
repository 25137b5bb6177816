import { DashboardBuilder, DatasourceVariableBuilder, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as SeriesPanel } from '@grafana/grafana-foundation-sdk/timeseries'
import type { MetricName } from '../src/report/metrics/definitions.ts'
import { NAME } from '../src/vocabulary/product.ts'

const SOURCE = { type: 'prometheus', uid: '${source}' }

/** What stands in a query: a metric of ours, which cannot be misspelt. */
function metric(name: MetricName): string {
  return `${NAME}_${name}`
}

/** The dashboard for Grafana, from metrics of the dashboard and of workers. */
export function grafanaDashboard(): object {
  const dashboard = new DashboardBuilder(`${NAME}: fleet and cluster`)
    .uid(`${NAME}-fleet`)
    .tags([NAME])
    .refresh('30s')
    .time({ from: 'now-24h', to: 'now' })
    .timezone('browser')
    .withVariable(new DatasourceVariableBuilder('source').label('Prometheus').type('prometheus'))
  dashboard.withRow(new RowBuilder('Fleet'))
  for (const [title, expr, unit] of NOW) dashboard.withPanel(stat(title, expr, unit))
  for (const [title, queries, unit] of FLEET) dashboard.withPanel(series(title, queries, unit))
  dashboard.withRow(new RowBuilder('Cluster'))
  for (const [title, queries, unit] of CLUSTER) dashboard.withPanel(series(title, queries, unit))
  return dashboard.build()
}

type Query = [expr: string, legend: string]

const NOW: [title: string, expr: string, unit: string][] = [
  ['Running', `max(${metric('fleet_running')})`, 'short'],
  ['Waiting', `max(${metric('fleet_waiting')})`, 'short'],
  ['Failed last', `max(${metric('fleet_scrapers')}{status="failed"})`, 'short'],
  ['Since the last run ended', `time() - max(${metric('run_end_timestamp_seconds')})`, 's'],
]

const FLEET: [title: string, queries: Query[], unit: string][] = [
  ['Scrapers by how they ended last', [[`max by (status) (${metric('fleet_scrapers')})`, '{{status}}']], 'short'],
  ['Records of the last runs', [[`max by (kind) (${metric('fleet_records')})`, '{{kind}}']], 'short'],
  [
    'Slowest scrapers (series of each scraper)',
    [[`topk(10, max by (country, source) (${metric('scraper_duration_seconds')}))`, '{{country}}/{{source}}']],
    's',
  ],
  [
    'Failed scrapers (series of each scraper)',
    [[`max by (country, source) (${metric('scraper_failed')}) == 1`, '{{country}}/{{source}}']],
    'short',
  ],
]

const CLUSTER: [title: string, queries: Query[], unit: string][] = [
  [
    'Jobs',
    [
      [`max by (queue) (${metric('queue_ready')})`, '{{queue}} ready'],
      [`max by (queue) (${metric('queue_active')})`, '{{queue}} active'],
      [`max by (queue) (${metric('queue_dead')})`, '{{queue}} dead'],
    ],
    'short',
  ],
  ['Oldest job that waits', [[`max by (queue) (${metric('queue_oldest_ready_seconds')})`, '{{queue}}']], 's'],
  ['Workers', [[`max by (status) (${metric('workers')})`, '{{status}}']], 'short'],
  [
    'Scrapers that ended, a minute',
    [
      [`60 * sum(rate(${metric('worker_done_total')}[10m]))`, 'ended'],
      [`60 * sum(rate(${metric('worker_failed_total')}[10m]))`, 'failed'],
    ],
    'short',
  ],
  ['Scrapers of each worker', [[metric('worker_running'), '{{worker}}']], 'short'],
  ['Silence of the database', [[metric('worker_database_silent_seconds'), '{{worker}}']], 's'],
  [
    'Hosts',
    [
      [`max(${metric('hosts_assigned')})`, 'with an owner'],
      [`max(${metric('failovers_last_hour')})`, 'taken over in the last hour'],
    ],
    'short',
  ],
  ['Memory of workers', [[metric('worker_memory_bytes'), '{{worker}}']], 'bytes'],
]

function stat(title: string, expr: string, unit: string): StatPanel {
  const query = new DataqueryBuilder().expr(expr).instant().refId('A')
  return new StatPanel().title(title).datasource(SOURCE).unit(unit).height(4).span(6).withTarget(query)
}

function series(title: string, queries: Query[], unit: string): SeriesPanel {
  const panel = new SeriesPanel().title(title).datasource(SOURCE).unit(unit).min(0).height(8).span(12)
  for (const [place, [expr, legend]] of queries.entries()) {
    panel.withTarget(
      new DataqueryBuilder()
        .expr(expr)
        .legendFormat(legend)
        .refId(String.fromCharCode(65 + place)),
    )
  }
  return panel
}
