import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lanternConfig, WHOLE } from '../crawl/arms.ts'
import { PER_LISTING } from '../crawl/site-pages.ts'
import { PROGRAM } from './fleet.ts'

/**
 * Peak of the resident memory of run-all with all its children, and of its largest process, in MB, for so many articles
 * of 45 KB.
 */
export async function treeMemory(folder: string, articles: number): Promise<{ tree_mb: number; largest_mb: number }> {
  const site = fork(fileURLToPath(new URL('../crawl/site.ts', import.meta.url)), [String(articles / PER_LISTING)])
  try {
    const [{ origin }] = (await once(site, 'message')) as [{ origin: string }]
    const own = mkdtempSync(join(folder, 'memory-'))
    mkdirSync(join(own, 'configs', 'bench'), { recursive: true })
    writeFileSync(join(own, 'configs/bench/lantern.yaml'), lanternConfig(origin, WHOLE))
    const run = spawn(process.execPath, [PROGRAM, 'run-all'], { cwd: own, stdio: 'ignore' })
    let [tree_mb, largest_mb] = [0, 0]
    const look = setInterval(() => {
      const sizes = treeOf(run.pid!).map(residentMb)
      tree_mb = Math.max(
        tree_mb,
        sizes.reduce((a, b) => a + b, 0),
      )
      largest_mb = Math.max(largest_mb, ...sizes)
    }, 10)
    const [code] = (await once(run, 'close')) as [number | null]
    clearInterval(look)
    if (code !== 0) throw new Error(`run-all ended with ${code}`)
    rmSync(own, { recursive: true })
    return { tree_mb, largest_mb }
  } finally {
    site.disconnect()
  }
}

function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((text) => text !== '')
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))]
}

function residentMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** '' for a process that is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
