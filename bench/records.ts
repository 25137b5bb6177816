// What does a whole job take? 1,230 contacts by the command itself: phones, addresses looked up at a service that
// answers after 200 ms, duplicates against 3,000 known ones; one lookup at a time, 8 and 16. Then phones alone,
// offline, on one thread and two. Efficiency is speed-up per worker, and CPU what was used of the time on one core.
// node bench/records.ts [--rows 1230] [--phones 200000]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { RecordsStatistics } from '../src/cli/commands/records/statistics.ts'
import { startGeocoder } from '../test/records/geocoder-process.ts'
import { syntheticPeople } from './records/synthetic-people.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1230' }, phones: { type: 'string', default: '200000' } },
})
const program = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bench-records-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const rows = Number(values.rows)

const lines = contacts(rows + 3000)
write('new.csv', lines.slice(0, rows))
write('known.csv', lines.slice(rows))
say(`${rows} contacts: phones, addresses at a service of 200 ms, duplicates against 3,000 known`)
let alone = 0
for (const workers of [1, 8, 16]) {
  const service = await startGeocoder(200)
  const lookups = ['--geocode', 'google', '--geocode-url', `${service.url}/google`, '--geocode-rate', '1000']
  const rule = ['--against', 'known.csv', '--profile', 'brief', '--match', 'name,phone,address']
  const { seconds, cpu } = check('new.csv', workers, ['--address', 'address', ...lookups, ...rule])
  await service.stop()
  alone ||= seconds
  const gain = alone / seconds
  say(
    `  ${String(workers).padStart(2)} at a time: ${seconds.toFixed(1)} s, ${gain.toFixed(2)} times one, efficiency ${percent(gain / workers)}, CPU ${percent(cpu / seconds)}`,
  )
}

write('phones.csv', contacts(Number(values.phones)))
say(`${values.phones} phones, offline`)
for (const workers of [1, 2]) {
  const { seconds, cpu, statistics } = check('phones.csv', workers, [])
  say(
    `  ${workers} thread${workers === 1 ? '' : 's'}: ${seconds.toFixed(1)} s, ${statistics.rows_per_second} rows/s, efficiency ${percent(statistics.efficiency)}, CPU ${percent(cpu / seconds)}`,
  )
}

function check(
  file: string,
  workers: number,
  flags: string[],
): { seconds: number; cpu: number; statistics: RecordsStatistics } {
  const state = mkdtempSync(join(folder, 'state-'))
  const words = [program, 'records', file, '--phone', 'phone', '--region', 'US', '--workers', String(workers), '--json']
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [...words, '--state-dir', state, ...flags], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, REGATTA_GEOCODE_KEY: 'none' },
  })
  if (status !== 0) throw new Error(stderr)
  const statistics = JSON.parse(stdout) as RecordsStatistics
  return { seconds: (performance.now() - started) / 1000, cpu: statistics.cpu_seconds, statistics }
}

/** Lines of CSV: a name, a phone and an address in the United States; every tenth of them twice. */
function contacts(count: number): string[] {
  const copies = Math.floor(count / 10)
  return syntheticPeople(count - copies, copies, 1).rows.map((row, n) => {
    const phone = `(212) 5${String(10 + (n % 90))}-${String(1000 + (n % 9000))}`
    return `${row['given_name']} ${row['surname']},${phone},"${row['street']}, Springfield, IL 627${String(n % 100).padStart(2, '0')}"`
  })
}

function write(file: string, content: string[]): void {
  writeFileSync(join(folder, file), `name,phone,address\n${content.join('\n')}\n`)
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
