import { NAME } from '../../vocabulary/product.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import { METRICS, type MetricName, type MetricSample } from '../metrics/definitions.ts'
import { runSamples, scraperSamples } from '../metrics/run-samples.ts'

/**
 * The summary in Prometheus' text format 0.0.4, for the textfile collector. All are gauges, since each tells of the
 * last run alone.
 */
export function prometheus(summary: Summary): string {
  const samples = [...runSamples(summary), ...summary.scrapers.flatMap(scraperSamples)]
  const byName = Map.groupBy(samples, ({ name }) => name)
  return FAMILIES.map((name) => family(name, byName.get(name) ?? [])).join('')
}

const FAMILIES = (Object.keys(METRICS) as MetricName[]).filter((name) => METRICS[name].where.includes('file'))

function family(name: MetricName, samples: readonly MetricSample[]): string {
  const metric = `${NAME}_${name}`
  const { help, type } = METRICS[name]
  const lines = samples.map(({ labels, value }) => `${metric}${braces(labels)} ${value}`)
  return [`# HELP ${metric} ${help}`, `# TYPE ${metric} ${type}`, ...lines, ''].join('\n')
}

function braces(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

/** As the text format has it: backslash, quote and line feed; everything else is UTF-8 as it is. */
function escapeLabel(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
}
