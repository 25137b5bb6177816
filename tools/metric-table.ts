import { METRICS, type MetricDefinition } from '../src/report/metrics/definitions.ts'
import { NAME } from '../src/vocabulary/product.ts'

const BEGIN = '<!-- metrics: written by tools/schema.ts -->'
const END = '<!-- /metrics -->'

/** The page with its table of metrics as their definitions have them. */
export function withMetricTable(page: string): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/metrics.md has no ${BEGIN} ... ${END}`)
  return `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`
}

function table(): string {
  const rows = Object.entries<MetricDefinition>(METRICS).map(([name, { type, help, labels, where }]) => {
    const named = labels.map((label) => `\`${label}\``).join(', ')
    return `| \`${NAME}_${name}\` | ${type} | ${named} | ${where.join(', ')} | ${help} |`
  })
  return ['| metric | type | labels | where | meaning |', '|---|---|---|---|---|', ...rows].join('\n')
}
