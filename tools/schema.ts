// Writes what editors and programs check with, from the schemas that the program itself uses: the configs' and the
// event stream's, the tables of docs/reports.md and docs/metrics.md, and the dashboard for Grafana. `--check` writes
// nothing and exits 1 when a committed file is another.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { defaultsJsonSchema, sourceJsonSchema } from '../src/config/json-schema.ts'
import { eventJsonSchema } from '../src/report/events/event-schema.ts'
import { recordJsonSchema } from '../src/store/export/record-schema.ts'
import { withEventTables } from './event-tables.ts'
import { grafanaDashboard } from './grafana-dashboard.ts'
import { withMetricTable } from './metric-table.ts'
import { print } from './print.ts'

const root = resolve(import.meta.dirname, '..')
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const FILES = {
  'schema/source.schema.json': () => json(sourceJsonSchema()),
  'schema/defaults.schema.json': () => json(defaultsJsonSchema()),
  'schema/event.schema.json': () => json(eventJsonSchema()),
  'schema/record.schema.json': () => json(recordJsonSchema()),
  'docs/reports.md': () => withEventTables(committed('docs/reports.md')),
  'docs/metrics.md': () => withMetricTable(committed('docs/metrics.md')),
  'deploy/grafana/regatta.json': () => json(grafanaDashboard()),
}

for (const [file, make] of Object.entries(FILES)) {
  const text = make()
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(resolve(root, file)), { recursive: true })
    writeFileSync(resolve(root, file), text)
  } else if (committed(file) !== text) {
    print(`${file} is not what the schemas in src say: run node tools/schema.ts and commit it`)
    process.exitCode = 1
  }
}

function committed(file: string): string {
  try {
    return readFileSync(resolve(root, file), 'utf8')
  } catch {
    return ''
  }
}
