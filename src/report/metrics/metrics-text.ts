import { NAME } from '../../vocabulary/product.ts'
import { METRICS, type MetricSample } from './definitions.ts'

/** Content type of `metricsText`: the text format of Prometheus. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Samples as a page that Prometheus reads: of a snapshot, so that every page has counters and gauges of its own. */
export async function metricsText(samples: readonly MetricSample[]): Promise<string> {
  // Only whoever serves metrics loads it.
  const { Counter, Gauge, Registry } = await import('prom-client')
  const registry = new Registry()
  for (const [name, of] of Map.groupBy(samples, (sample) => sample.name)) {
    const { type, help, labels } = METRICS[name]
    const options = { name: `${NAME}_${name}`, help, labelNames: labels, registers: [registry] }
    switch (type) {
      case 'gauge': {
        const gauge = new Gauge(options)
        for (const { labels: own, value } of of) gauge.set(own, value)
        break
      }
      case 'counter': {
        const counter = new Counter(options)
        for (const { labels: own, value } of of) counter.inc(own, value)
      }
    }
  }
  return await registry.metrics()
}
