import { spawn } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStoreReader } from '../../src/store/open-store.ts'
import { withSite } from './open-site.ts'
import { configFor, countTrue } from './scraper.ts'
import { spanOf, type Shape, type Timing } from './timed.ts'

export const PROGRAM = fileURLToPath(new URL('../../bin/regatta.mjs', import.meta.url))

/** The shape on several hosts at once, a scraper for each, by run-all. */
export async function timedFleet(folder: string, shape: Shape, hosts: number, ...flags: string[]): Promise<Timing> {
  const { items, latency_ms } = shape
  return withSite({ hosts, items, latency_ms }, async ({ origins, logs }) => {
    const own = mkdtempSync(join(folder, 'fleet-'))
    mkdirSync(join(own, 'configs', 'bench'), { recursive: true })
    origins.forEach((origin, i) =>
      writeFileSync(join(own, 'configs/bench', `host_${i}.yaml`), configFor(origin, shape)),
    )
    const started = performance.now()
    const code = await runAll(own, ...flags)
    const process_s = (performance.now() - started) / 1000
    if (code !== 0) throw new Error(`run-all ended with ${code}`)
    for (const file of globSync('data/bench/*.db', { cwd: own })) {
      const stored = await countIn(join(own, file))
      if (stored !== items) throw new Error(`${stored} of ${items} items in ${file}`)
    }
    rmSync(own, { recursive: true })
    const all = await logs()
    return {
      seconds: spanOf(all),
      process_s,
      most_in_flight: Math.max(...all.map((log) => log.most_in_flight)),
      least_gap_ms: Math.min(...all.map((log) => log.least_gap_ms)),
      stalled_ms: Math.max(...all.map((log) => log.stalled_ms)),
    }
  })
}

function runAll(folder: string, ...flags: string[]): Promise<number | null> {
  const child = spawn(process.execPath, [PROGRAM, 'run-all', ...flags], { cwd: folder, stdio: 'ignore' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
}

async function countIn(file: string): Promise<number> {
  const reader = await openStoreReader(file)
  try {
    return countTrue(await Array.fromAsync(reader.records()))
  } finally {
    await reader.close()
  }
}
