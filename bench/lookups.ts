/** Question: how near to the limit are lookups in parallel, and does the quota hold at the server? */
import { createLookups } from '../src/records/lookup/create-lookups.ts'
import { googleProvider } from '../src/records/geocode/google-provider.ts'
import { locateRows } from '../src/records/geocode/locate-rows.ts'
import { openLookupStore } from '../src/records/lookup/lookup-store.ts'
import type { OutputRow } from '../src/tables/output-row.ts'
import { startGeocoder } from '../test/records/geocoder-process.ts'

const rows = Number(process.argv[2] ?? 1000)

// Both arms do the same lookups with the same code; only the number under way differs.
const plain = await arms(100, Infinity, [1, 8, 16])
const [alone] = plain
for (const { workers, seconds, mostInFlight } of plain) {
  const limit = rows / Math.ceil(rows / workers)
  const [measured, nominal] = [alone!.seconds / seconds, (rows * 0.1) / seconds].map((times) => `${times.toFixed(2)}x`)
  print(`${rows} lookups of 100 ms, ${workers} at a time: ${seconds.toFixed(2)} s, most in flight ${mostInFlight}`)
  print(`  ${measured} of one at a time, ${nominal} of its nominal time; limit ${limit.toFixed(2)}x`)
}
for (const { workers, seconds, most } of await arms(200, 50, [16])) {
  const least = (rows - 1) / 50 + 0.2
  print(
    `${rows} lookups of 200 ms, ${workers} at a time, 50/s allowed: ${seconds.toFixed(2)} s of at least ${least.toFixed(2)} s`,
  )
  print(`  most in a second at the server: ${most}`)
}

interface Arm {
  workers: number
  seconds: number
  mostInFlight: number
  /** Requests in the fullest second. */
  most: number
}

async function arms(latencyMs: number, perSecond: number, workers: number[]): Promise<Arm[]> {
  const measured: Arm[] = []
  for (const concurrency of workers) {
    const server = await startGeocoder(latencyMs)
    const store = openLookupStore(':memory:')
    const geocoder = createLookups({ provider: googleProvider(`${server.url}/google`, ''), store, perSecond })
    const started = performance.now()
    let found = 0
    const columns = ['address_formatted', 'address_error', 'address_unchecked']
    for await (const { added } of locateRows(addresses(), columns, { geocoder, concurrency })) {
      if (added.at(-1) === 'found') found++
    }
    const seconds = (performance.now() - started) / 1000
    const { arrivals, mostInFlight } = await server.evidence()
    if (found !== rows || arrivals.length !== rows)
      throw new Error(`${found} found, ${arrivals.length} asked, of ${rows}`)
    measured.push({ workers: concurrency, seconds, mostInFlight, most: fullestSecond(arrivals) })
    store.close()
    await server.stop()
  }
  return measured
}

async function* addresses(): AsyncGenerator<OutputRow> {
  for (let n = 1; n <= rows; n++) {
    yield { row: { number: n, raw: null, values: {} }, added: [`${n} Elm Road`, null, 'existence'] }
  }
}

function fullestSecond(arrivals: number[]): number {
  let most = 0
  for (let first = 0, last = 0; last < arrivals.length; last++) {
    while (arrivals[last]! - arrivals[first]! >= 1000) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
